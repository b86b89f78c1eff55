package io.gantry.move.compare;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contract.BulkWorld;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.tenancy.TenantAccess;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults made in the database itself, past the store, are found and named. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class RawFaultContract {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("planted faults");
  private static final List<BulkRecord> SOUND = new BulkWorld(SchemaVersion.V7).plain();

  private final InMemoryStore sound = new InMemoryStore();
  private @Nullable Store store;

  /** Opens a store of version 7 or 8. */
  protected abstract Store open() throws Exception;

  /** What lies in the store that was opened. */
  protected abstract RawRecords raw();

  @BeforeAll
  final void openStore() throws Exception {
    load(sound);
    store = open();
    store.prepare();
  }

  @AfterAll
  final void closeStore() {
    store().close();
  }

  @BeforeEach
  final void loadStore() {
    store().administration().clear(ACCESS);
    load(store());
  }

  private Store store() {
    return requireNonNull(store, "store");
  }

  private static void load(Store store) {
    try (BulkWriter writer =
        store.bulkWriter(ACCESS, new BulkLoad("faults", BulkLoad.Into.EMPTY))) {
      BulkWorld.batches(SOUND, 500).forEach(batch -> writer.write(batch, Map.of()));
      writer.complete();
    }
  }

  static List<RawFault> faults() {
    return RawFault.all();
  }

  @Test
  void aSoundStoreHasNoDifference() {
    ComparisonResult result = compare();
    assertThat(result.differences()).isEmpty();
    assertThat(result.isEqual()).isTrue();
  }

  @Test
  void thereAreManyClassesOfFault() {
    assertThat(faults()).hasSizeGreaterThan(45).extracting(RawFault::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsFoundAndNamed(RawFault fault) {
    fault.planting().accept(raw());
    ComparisonResult result = compare();
    assertThat(result.isEqual()).isFalse();
    assertThat(result.differences())
        .hasSize(fault.differences())
        .anySatisfy(
            found -> {
              assertThat(found.sort()).isEqualTo(fault.sort());
              assertThat(found.key().kind()).isEqualTo(fault.kind());
              if (fault.field() != null) {
                assertThat(found.fields())
                    .extracting(FieldDifference::field)
                    .containsExactly(fault.field());
              }
            });
  }

  private ComparisonResult compare() {
    try (BulkReader source = sound.bulkReader(ACCESS);
        BulkReader target = store().bulkReader(ACCESS)) {
      return new Comparison(
              new ComparisonOptions(BulkWorld.ORDER, true, 2),
              ComparisonJournal.NONE,
              ComparisonListener.SILENT)
          .compare(Side.whole(source), Side.whole(target));
    }
  }
}
