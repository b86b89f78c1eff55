package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.move.compare.ComparisonResult;
import io.gantry.move.compare.KindComparison;
import io.gantry.move.digest.KindDigest;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares all of both sides of a copy. The target is read with a reader of its own; the source
 * again, unless the preflight summed it up.
 */
final class Verification {

  private final MoveContext context;

  Verification(MoveContext context) {
    this.context = requireNonNull(context, "context");
  }

  /**
   * The comparison of two sides that are equal.
   *
   * @throws MoveException with {@link MoveException.Code#DIFFERENCES} when they are not
   */
  ComparisonResult require(MappedReader copied, MoveCheck.Opened ends, CheckedMove checked) {
    ComparisonResult result = compare(copied, ends, checked);
    if (!result.isEqual()) {
      throw new MoveException(
          MoveException.Code.DIFFERENCES,
          "Source and target differ",
          "nobody may write to either side during a move; the same command compares again, and"
              + " with --restart it begins anew",
          null,
          result,
          null);
    }
    return result;
  }

  private ComparisonResult compare(
      MappedReader copied, MoveCheck.Opened ends, CheckedMove checked) {
    context.listener().phase(MovePhase.VERIFY);
    boolean isResumed = !checked.isSummedUp() && context.files().keepSums(ends.state());
    Mapping mapping = new Mapping(checked.plan());
    try (BulkReader actual = context.patience().insist(ends.target()::reader)) {
      ComparisonResult result =
          new Sides(copied, target(actual), mapping, context.options().threads())
              .compare(
                  MoveOrder.of(copied.kinds()),
                  compared(checked),
                  context.files().journal(),
                  new VerifyProgress(context.listener(), total(checked, isResumed)));
      context.files().forgetSums();
      return result;
    }
  }

  /** What others have in a target that they use too is none of ours. */
  private BulkReader target(BulkReader reader) {
    BulkReader patient = context.patient(reader);
    return context.options().merge() ? patient : new SoundReader(patient);
  }

  /** Of both sides, as far as they are to be read. */
  private OptionalLong total(CheckedMove checked, boolean isResumed) {
    if (isResumed || context.options().merge()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(checked.arriving() * (checked.isSummedUp() ? 1 : 2));
  }

  /** A target that others use too is compared in what comes from the source. */
  private Predicate<BulkRecord> compared(CheckedMove checked) {
    if (!context.options().merge()) {
      return record -> true;
    }
    MappingPlan plan = checked.plan();
    Set<MappingPlan.Place> made =
        plan.made().stream().map(Verification::place).collect(Collectors.toSet());
    if (plan.quarantine() != null) {
      plan.quarantine().records(plan.newTenant()).map(Verification::place).forEach(made::add);
    }
    return record -> checked.coming().contains(record) || made.contains(place(record));
  }

  private static MappingPlan.Place place(BulkRecord record) {
    return new MappingPlan.Place(record.tenant(), record.key());
  }

  /** Reports of kinds with what a comparison found. */
  static List<KindReport> reports(List<KindReport> kinds, ComparisonResult result) {
    Map<EntityKind, KindDigest> digests =
        result.kinds().stream()
            .collect(Collectors.toMap(KindComparison::kind, KindComparison::target));
    return kinds.stream().map(kind -> report(kind, digests.get(kind.kind()))).toList();
  }

  private static KindReport report(KindReport kind, @Nullable KindDigest digest) {
    return digest == null ? kind : kind.withVerified(digest.count(), digest.root());
  }
}
