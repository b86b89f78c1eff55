package io.gantry.move.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contract.BulkWorld;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.SchemaVersion;
import io.gantry.tenancy.TenantAccess;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of spoiling records is found and named, by itself and without guessing at others. */
class PlantedFaultTest {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("planted faults");
  private static final List<BulkRecord> SOUND = new BulkWorld(SchemaVersion.V7).plain();
  private static final List<BulkRecord> ODD = new BulkWorld(SchemaVersion.V7).nasty();

  /** Read by all cases and changed by none. */
  private static final InMemoryStore SOUND_STORE = loaded(SOUND);

  private static final InMemoryStore ODD_STORE = loaded(ODD);

  private final ComparisonOptions options = new ComparisonOptions(BulkWorld.ORDER, true, 3);

  static List<Fault> faults() {
    return Fault.all();
  }

  @Test
  void thereAreManyClassesOfFault() {
    assertThat(faults()).hasSizeGreaterThan(60).extracting(Fault::name).doesNotHaveDuplicates();
  }

  @Test
  void soundRecordsGiveNoDifference() {
    assertSame(SOUND_STORE, SOUND);
    assertSame(ODD_STORE, ODD);
  }

  private void assertSame(InMemoryStore store, List<BulkRecord> records) {
    try (BulkReader source = store.bulkReader(ACCESS)) {
      ComparisonResult result = compare(source, new ListedReader(records, 13));
      assertThat(result.isEqual()).isTrue();
      assertThat(result.differences()).isEmpty();
      assertThat(result.isComplete()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsFoundAndNamed(Fault fault) {
    List<BulkRecord> spoilt = fault.plant(SOUND);
    try (BulkReader source = SOUND_STORE.bulkReader(ACCESS)) {
      ComparisonResult result = compare(source, new ListedReader(spoilt, 3));
      assertThat(result.isEqual()).isFalse();
      assertThat(result.isComplete()).isTrue();
      assertThat(result.differences()).hasSizeBetween(1, fault.most());
      assertThat(result.differences()).anySatisfy(found -> assertNamed(fault, found));
      assertNoSecret(result);
    }
  }

  /** The other way round: what is sound is compared with what is spoilt, among odd records. */
  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsFoundAmongOddRecordsOnEitherSide(Fault fault) {
    List<BulkRecord> spoilt = fault.plant(ODD);
    try (BulkReader target = ODD_STORE.bulkReader(ACCESS)) {
      ComparisonResult result = compare(new ListedReader(spoilt, 50), target);
      assertThat(result.isEqual()).isFalse();
      assertThat(result.differences()).isNotEmpty();
      assertNoSecret(result);
    }
  }

  private static void assertNamed(Fault fault, Difference found) {
    assertThat(found.sort()).isEqualTo(fault.sort());
    assertThat(found.key().kind()).isEqualTo(fault.kind());
    if (fault.field() != null) {
      assertThat(found.fields()).extracting(FieldDifference::field).contains(fault.field());
      assertThat(found.fields())
          .allSatisfy(
              field ->
                  assertThat(
                          "***".equals(field.source())
                              || !Objects.equals(field.source(), field.target()))
                      .as(field.toString())
                      .isTrue());
    }
  }

  private static void assertNoSecret(ComparisonResult result) {
    assertThat(result.toString().toLowerCase(Locale.ROOT))
        .doesNotContain("0a1b0a1b", "c2vjcmv0", "argon2id");
  }

  private ComparisonResult compare(BulkReader source, BulkReader target) {
    return new Comparison(options, ComparisonJournal.NONE, ComparisonListener.SILENT)
        .compare(Side.whole(source), Side.whole(target));
  }

  private static InMemoryStore loaded(List<BulkRecord> records) {
    InMemoryStore store = new InMemoryStore();
    try (BulkWriter writer =
        store.bulkWriter(ACCESS, new BulkLoad("faults", BulkLoad.Into.EMPTY))) {
      writer.write(records, Map.of());
      writer.complete();
    }
    return store;
  }
}
