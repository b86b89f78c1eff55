package io.gantry.move.compare;

import io.gantry.move.digest.FieldValue;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which components of two records differ. */
final class FieldDifferences {

  private FieldDifferences() {}

  /** Null stands for a record that is not there; revisions count only where asked for. */
  static List<FieldDifference> of(
      @Nullable List<FieldValue> source, @Nullable List<FieldValue> target, boolean revisions) {
    List<FieldDifference> differences = new ArrayList<>();
    List<FieldValue> names = source == null ? target : source;
    for (int index = 0; names != null && index < names.size(); index++) {
      @Nullable FieldValue one = source == null ? null : source.get(index);
      @Nullable FieldValue other = target == null ? null : target.get(index);
      boolean isSame = one != null && other != null && one.digest().equals(other.digest());
      boolean isAbsent = shown(one) == null && shown(other) == null;
      boolean counts = revisions || !names.get(index).isRevision();
      if (!isSame && !isAbsent && counts) {
        differences.add(difference(names.get(index).name(), shown(one), shown(other)));
      }
    }
    return differences;
  }

  private static @Nullable String shown(@Nullable FieldValue value) {
    return value == null ? null : value.shown();
  }

  /** Texts that look the same are spelled out. */
  private static FieldDifference difference(
      String name, @Nullable String source, @Nullable String target) {
    boolean looksSame =
        source != null
            && target != null
            && !source.equals(target)
            && Normalizer.normalize(source, Normalizer.Form.NFKC)
                .equals(Normalizer.normalize(target, Normalizer.Form.NFKC));
    return looksSame
        ? new FieldDifference(
            name, FieldValue.printable(source, true), FieldValue.printable(target, true))
        : new FieldDifference(name, source, target);
  }
}
