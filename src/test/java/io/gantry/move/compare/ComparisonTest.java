package io.gantry.move.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.gantry.contract.BulkWorld;
import io.gantry.fake.RecordCopy;
import io.gantry.move.digest.KindDigest;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

  private static final List<BulkRecord> RECORDS = new BulkWorld(SchemaVersion.V7).nasty();
  private static final List<EntityKind> CANVASES = List.of(EntityKind.CANVAS);

  /** Keeps states as a file would. */
  private static final class MapJournal implements ComparisonJournal {
    final Map<String, String> states = new HashMap<>();

    @Override
    public Optional<String> find(String name) {
      return Optional.ofNullable(states.get(name));
    }

    @Override
    public void save(String name, String state) {
      states.put(name, state);
    }
  }

  private static ComparisonOptions options(int threads) {
    return new ComparisonOptions(BulkWorld.ORDER, true, threads);
  }

  private static Comparison silent(ComparisonOptions options) {
    return new Comparison(options, ComparisonJournal.NONE, ComparisonListener.SILENT);
  }

  private static Side side(List<BulkRecord> records, int batch) {
    return Side.whole(new ListedReader(records, batch));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void sumsAreTheSameWhateverTheThreadsAndBatches(int threads) {
    ComparisonResult result =
        silent(options(threads)).compare(side(RECORDS, 3), side(RECORDS, 1_000));
    assertThat(result.isEqual()).isTrue();
    assertThat(result.kinds()).extracting(KindComparison::kind).isEqualTo(BulkWorld.ORDER);
    List<KindDigest> digests = silent(options(4)).digest(side(RECORDS, 17));
    assertThat(result.kinds()).extracting(KindComparison::source).isEqualTo(digests);
    assertThat(result.kinds()).extracting(KindComparison::target).isEqualTo(digests);
    assertThat(digests.stream().mapToLong(KindDigest::count).sum()).isEqualTo(RECORDS.size());
  }

  @Test
  void aKindThatASideDoesNotHaveHoldsNothingThere() {
    List<BulkRecord> some =
        RECORDS.stream().filter(record -> record.kind() != EntityKind.TICKET).toList();
    ComparisonResult result = silent(options(2)).compare(side(RECORDS, 50), side(some, 50));
    assertThat(result.differences())
        .isNotEmpty()
        .allMatch(found -> found.sort() == Difference.Sort.MISSING)
        .allMatch(found -> found.key().kind() == EntityKind.TICKET);
    assertThat(result.kinds().stream().filter(kind -> !kind.isEqual()))
        .singleElement()
        .satisfies(kind -> assertThat(kind.target().count()).isZero());
  }

  @Test
  void viewsSayWhatIsCompared() {
    List<BulkRecord> canvases = canvases(40, 1);
    Side renamed =
        new Side(
            new ListedReader(canvases, 9),
            record ->
                Optional.of(
                    BulkRecord.of(
                        record.tenant(), RecordCopy.with(record.value(), "ownerId", "ann"))));
    Side none = new Side(new ListedReader(canvases, 9), record -> Optional.empty());
    ComparisonOptions options = new ComparisonOptions(CANVASES, true, 2);
    assertThat(silent(options).compare(renamed, side(canvases, 9)).differences())
        .hasSize(40)
        .allSatisfy(
            found ->
                assertThat(found.fields())
                    .containsExactly(new FieldDifference("owner_id", "ann", "owner")));
    assertThat(silent(options).compare(renamed, renamed).isEqual()).isTrue();
    assertThat(silent(options).compare(none, side(List.of(), 9)).isEqual()).isTrue();
  }

  @Test
  void revisionsCountOnlyWhereAskedFor() {
    List<BulkRecord> canvases = canvases(10, 1);
    List<BulkRecord> later = canvases(10, 2);
    ComparisonOptions without = new ComparisonOptions(CANVASES, false, 2);
    assertThat(silent(without).compare(side(canvases, 5), side(later, 5)).isEqual()).isTrue();
    ComparisonOptions with = new ComparisonOptions(CANVASES, true, 2);
    assertThat(silent(with).compare(side(canvases, 5), side(later, 5)).differences())
        .hasSize(10)
        .allMatch(found -> found.sort() == Difference.Sort.REVISION);
  }

  @Test
  void moreDifferencesThanMayBeNamedAreKnownToExist() {
    ComparisonOptions few = new ComparisonOptions(CANVASES, true, 2, 25);
    ComparisonResult all = silent(few).compare(side(canvases(25, 1), 9), side(List.of(), 9));
    assertThat(all.differences()).hasSize(25);
    assertThat(all.isComplete()).isTrue();
    ComparisonResult some = silent(few).compare(side(canvases(26, 1), 9), side(List.of(), 9));
    assertThat(some.differences()).hasSize(25);
    assertThat(some.isComplete()).isFalse();
    assertThat(some.isEqual()).isFalse();
  }

  @Test
  void tenantsThatDoNotFitIntoMemoryAreComparedInShares() {
    List<BulkRecord> canvases = new ArrayList<>();
    for (int tenant = 0; tenant < 60; tenant++) {
      for (BulkRecord canvas : canvases(3, 1)) {
        canvases.add(BulkRecord.of(new TenantId("t-" + tenant), canvas.value()));
      }
    }
    ComparisonOptions options = new ComparisonOptions(CANVASES, true, 2);
    Comparison small =
        new Comparison(options, ComparisonJournal.NONE, ComparisonListener.SILENT, 20_000);
    List<KindDigest> expected = silent(options).digest(side(canvases, 9));
    assertThat(small.digest(side(canvases, 9))).isEqualTo(expected);
    ComparisonResult result =
        small.compare(side(canvases, 9), side(canvases.subList(2, canvases.size()), 9));
    assertThat(result.differences()).hasSize(2);
    assertThat(result.kinds().get(0).source()).isEqualTo(expected.get(0));
    assertThat(result.kinds().get(0).target().count()).isEqualTo(178);
  }

  @Test
  void aComparisonGoesOnWhereItWasLeft() {
    List<BulkRecord> canvases = canvases(2_000, 1);
    List<BulkRecord> changed = new ArrayList<>(canvases);
    changed.remove(1_234);
    ComparisonOptions options = new ComparisonOptions(CANVASES, true, 2);
    MapJournal journal = new MapJournal();
    ListedReader failing = new ListedReader(canvases, 3).failingAfter(500);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new Comparison(options, journal, ComparisonListener.SILENT)
                    .compare(Side.whole(failing), side(changed, 3)))
        .withMessage("enough");
    assertThat(journal.states).isNotEmpty();
    ListedReader whole = new ListedReader(canvases, 3);
    ComparisonResult resumed =
        new Comparison(options, journal, ComparisonListener.SILENT)
            .compare(Side.whole(whole), side(changed, 3));
    assertThat(resumed).isEqualTo(silent(options).compare(side(canvases, 9), side(changed, 9)));
    assertThat(resumed.differences()).hasSize(1);
    int batches = (canvases.size() + 2) / 3;
    assertThat(whole.batches()).isLessThan(3 * batches - 300);
  }

  @Test
  void whatIsLookedAtIsTold() {
    Map<EntityKind, Long> looked = new EnumMap<>(EntityKind.class);
    List<KindComparison> kinds = new ArrayList<>();
    ComparisonListener listener =
        new ComparisonListener() {
          @Override
          public void looked(EntityKind kind, long records, long bytes) {
            looked.merge(kind, records, Long::sum);
            assertThat(bytes >= 50 * records).isTrue();
          }

          @Override
          public void summedUp(KindComparison kind) {
            kinds.add(kind);
          }
        };
    ComparisonResult result =
        new Comparison(options(3), ComparisonJournal.NONE, listener)
            .compare(side(RECORDS, 40), side(RECORDS, 40));
    assertThat(kinds).isEqualTo(result.kinds());
    assertThat(looked.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(2L * RECORDS.size());
  }

  @Test
  void aListenerEndsIt() {
    ListedReader reader = new ListedReader(canvases(2_000, 1), 2);
    ComparisonListener impatient =
        (kind, records, bytes) -> {
          throw new CancellationException("no more");
        };
    Comparison comparison = new Comparison(options(2), ComparisonJournal.NONE, impatient);
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> comparison.compare(Side.whole(reader), Side.whole(reader)));
    assertThat(reader.batches()).isLessThan(10);
  }

  @Test
  void longTextsAreCutAndLookAlikesAreSpelledOut() {
    String large = "x".repeat(900);
    assertThat(fields(canvas(large + "y"), canvas(large + "z")))
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.source()).hasSizeLessThan(300).contains("901 characters, SHA-256 ");
              assertThat(field.target()).isNotEqualTo(field.source());
            });
    assertThat(fields(canvas("\u00e9"), canvas("e\u0301")))
        .containsExactly(new FieldDifference("name", "\\u00e9", "e\\u0301"));
    assertThat(fields(canvas("a\u0000b"), canvas("a")))
        .containsExactly(new FieldDifference("name", "a\\u0000b", "a"));
  }

  private static List<FieldDifference> fields(Canvas one, Canvas other) {
    List<BulkRecord> source = List.of(BulkRecord.of(TenantId.DEFAULT, one));
    List<BulkRecord> target = List.of(BulkRecord.of(TenantId.DEFAULT, other));
    return silent(new ComparisonOptions(CANVASES, true, 1))
        .compare(side(source, 1), side(target, 1))
        .differences()
        .get(0)
        .fields();
  }

  private static Canvas canvas(String name) {
    return new Canvas("1", "owner", name, null, null, null, Instant.EPOCH, Instant.EPOCH, 1);
  }

  private static List<BulkRecord> canvases(int count, long revision) {
    List<BulkRecord> canvases = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Canvas canvas = RecordCopy.with(canvas("name"), "id", "c" + number);
      canvases.add(BulkRecord.of(TenantId.DEFAULT, canvas.withRevision(revision)));
    }
    return canvases;
  }
}
