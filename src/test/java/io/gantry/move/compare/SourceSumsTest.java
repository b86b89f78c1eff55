package io.gantry.move.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contract.BulkWorld;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A comparison takes up what was summed up for it, and no more than that. */
class SourceSumsTest {

  private final Map<String, String> saved = new HashMap<>();
  private final List<BulkRecord> canvases =
      new BulkWorld(SchemaVersion.V7)
          .plain().stream().filter(record -> record.kind() == EntityKind.CANVAS).toList();

  @Test
  void aSourceThatWasSummedUpIsNotRead() {
    SourceSums sums = new SourceSums(EntityKind.CANVAS);
    sums.add(canvases.subList(0, 1));
    sums.add(canvases.subList(1, canvases.size()));
    sums.save(journal());
    Side unread = new Side(new ListedReader(List.of(), 2), Optional::of);

    ComparisonResult result = compare(unread, canvases);

    assertThat(result.isEqual()).isTrue();
    assertThat(result.kinds().get(0).source().count()).isEqualTo(canvases.size());
    assertThat(compare(unread, canvases.subList(1, canvases.size())).isEqual()).isFalse();
  }

  @Test
  void sumsOfTooManyTenantsAreNotSaved() {
    SourceSums sums = new SourceSums(EntityKind.CANVAS, 1);
    sums.add(canvases);
    sums.save(journal());

    assertThat(saved).isEmpty();
  }

  private ComparisonResult compare(Side source, List<BulkRecord> target) {
    ComparisonOptions options = new ComparisonOptions(List.of(EntityKind.CANVAS), true, 2);
    return new Comparison(options, journal(), ComparisonListener.SILENT)
        .compare(source, Side.whole(new ListedReader(target, 2)));
  }

  /** Knows what was summed up, and forgets what a comparison saves. */
  private ComparisonJournal journal() {
    return new ComparisonJournal() {
      @Override
      public Optional<String> find(String name) {
        return Optional.ofNullable(saved.get(name));
      }

      @Override
      public void save(String name, String state) {
        if (name.startsWith(Comparison.SOURCE)) {
          saved.put(name, state);
        }
      }
    };
  }
}
