package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.store.EntityKind;
import io.gantry.store.SchemaReport;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.tenancy.TenantAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator can do with a prepared store. Its records are those of all suites before. */
abstract class AdministrationContract extends WorkspaceContract {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("contract tests");

  @TempDir private Path directory;

  AdministrationContract(StoreContract suite) {
    super(suite);
  }

  private StoreAdministration administration() {
    return suite.store().administration();
  }

  private Map<EntityKind, Long> counts() {
    return administration().contents(ACCESS).counts();
  }

  @Test
  void aPreparedStoreIsUpToDate() {
    SchemaReport report = administration().report();
    assertThat(report.differences()).isEmpty();
    assertThat(report.pending()).isEmpty();
    assertThat(report.lockedBy()).isEmpty();
    assertThat(report.state()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(report.found()).contains(suite.store().schemaVersion());
  }

  @Test
  void thereIsNothingToDoForAPreparedStore() {
    assertThat(administration().plan()).isEmpty();
    administration().apply();
    assertThat(administration().report().state()).isEqualTo(SchemaState.UP_TO_DATE);
  }

  @Test
  void aRollbackHasAPlan() {
    assertThat(administration().rollbackPlan()).isNotEmpty();
    assertThat(administration().report().state()).isEqualTo(SchemaState.UP_TO_DATE);
  }

  @Test
  void allChecksOfAPreparedStoreSucceed() {
    assertThat(administration().checks())
        .isNotEmpty()
        .allSatisfy(check -> assertThat(check.outcome()).as(check.toString()).isEqualTo(Outcome.OK))
        .extracting(StoreCheck::remedy)
        .containsOnlyNulls();
  }

  @Test
  void theContentsHaveTheKindsOfTheVersion() {
    assertThat(counts()).containsOnlyKeys(suite.store().schemaVersion().kinds());
  }

  @Test
  void recordsOfEveryKindAreCounted() {
    Map<EntityKind, Long> before = counts();
    new World(workspace(), shape(), ANN).fill();
    assertAdded(before, AdministrationContract::inAWorld);
  }

  @Test
  @OnlyWith(EntityKind.TENANT)
  void recordsOfEveryTenantAreCounted() {
    Map<EntityKind, Long> before = counts();
    new World(newWorkspace(), shape(), ANN).fill();
    new World(newWorkspace(), shape(), BOB).fill();
    assertAdded(before, kind -> 2 * (inAWorld(kind) + inATenant(kind)));
  }

  private void assertAdded(Map<EntityKind, Long> before, ToLongFunction<EntityKind> added) {
    assertThat(counts())
        .allSatisfy(
            (kind, count) ->
                assertThat(count - before.get(kind))
                    .as(kind.label())
                    .isEqualTo(added.applyAsLong(kind)));
  }

  private static long inAWorld(EntityKind kind) {
    return switch (kind) {
      case TENANT, USER -> 0;
      case CREDENTIAL, SETTINGS -> 1;
      case SESSION,
          REFRESH_TOKEN,
          CONVERSATION,
          MESSAGE,
          TICKET,
          CANVAS,
          WORKFLOW,
          FILE,
          AUDIO_FILE,
          DOCUMENT,
          PROVIDER_CONFIG,
          IDEMPOTENT_ANSWER ->
          2;
    };
  }

  /** Its record, and its two users. */
  private static long inATenant(EntityKind kind) {
    return kind == EntityKind.TENANT ? 1 : kind == EntityKind.USER ? 2 : 0;
  }

  @Test
  void clearLeavesNoRecordAndAStoreThatWorks() {
    new World(workspace(), shape(), ANN).fill();
    administration().clear(ACCESS);
    assertThat(counts().values()).containsOnly(0L);
    assertThat(administration().report().state()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(suite.store().health().isOk()).isTrue();
    administration().clear(ACCESS);
    suite.store().prepare();
    assertThat(suite.store().health().isOk()).isTrue();
  }

  @Test
  void aBackupIsMadeInAFolderOfItsOwn() throws IOException {
    new World(workspace(), shape(), ANN).fill();
    Path folder = directory.resolve("new/backup");
    StoreBackup backup = administration().backup(ACCESS, folder);
    assertThat(backup.place()).isNotBlank();
    assertThat(backup.restore()).isNotBlank();
    if (Files.exists(folder)) {
      assertThat(folder).isNotEmptyDirectory();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> administration().backup(ACCESS, folder));
    }
  }
}
