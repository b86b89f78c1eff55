package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.tenancy.TenantAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JaazSchemaTest {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("tests");

  @TempDir private Path directory;

  private static RelationalStore open(SchemaVersion version, GenuineFile file) {
    return RelationalStore.of(
        new RelationalStore.Options(Provider.SQLITE, version, file.url(), null, null, 4),
        Stores.CURSORS,
        null);
  }

  private static SchemaVersion version(int number) {
    return SchemaVersion.ofNumber(number).orElseThrow();
  }

  private static SchemaReport report(int version, GenuineFile file) {
    try (RelationalStore store = open(version(version), file)) {
      return store.administration().report();
    }
  }

  private static void apply(int version, GenuineFile file) {
    try (RelationalStore store = open(version(version), file)) {
      store.administration().apply();
    }
  }

  @Test
  void aViewThatIsNamedLikeATableIsInTheWay() throws Exception {
    Path path = directory.resolve("views.db");
    GenuineFile file = new GenuineFile(path);
    file.execute("CREATE VIEW Canvases AS SELECT 1 AS id");

    assertThat(report(1, file).differences()).isEmpty();
    assertThatExceptionOfType(StoreException.Drifted.class)
        .isThrownBy(() -> apply(4, file))
        .withMessageContaining("table canvases: expected absent, found view");
    assertThat(report(4, file).found()).isEmpty();
  }

  private static void rollback(int version, GenuineFile file) {
    try (RelationalStore store = open(version(version), file)) {
      store.administration().rollback();
    }
  }

  private GenuineFile missing() {
    return new GenuineFile(directory.resolve("new/localmanus.db"));
  }

  private Path path() {
    return directory.resolve("localmanus.db");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aNewFileIsWhatTheOldApplicationMade(int version) throws SQLException {
    GenuineFile made = missing();
    apply(version, made);
    GenuineFile genuine = GenuineFile.of(version, path());
    assertThat(made.schema()).isEqualTo(genuine.schema());
    assertThat(made.texts("SELECT version FROM db_version")).containsExactly("" + version);
    assertThat(made.texts("PRAGMA journal_mode")).containsExactly("delete");
    if (version > 1) {
      assertThat(made.texts("SELECT id || name || coalesce(data, '-') FROM canvases"))
          .containsExactly("defaultDefault Canvas-");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aGenuineFileOfTheVersionIsNotTouched(int version) throws IOException, SQLException {
    GenuineFile file = GenuineFile.upgraded(Math.max(version, 2), path());
    GenuineFile used = version == 1 ? GenuineFile.firstRelease(directory.resolve("1.db")) : file;
    byte[] before = Files.readAllBytes(used.path());
    try (RelationalStore store = open(version(version), used)) {
      store.prepare();
      assertThat(store.health().isOk()).isTrue();
      assertThat(store.administration().report().state()).isEqualTo(SchemaState.UP_TO_DATE);
      assertThat(store.administration().report().found()).contains(version(version));
      assertThat(store.administration().plan()).isEmpty();
      store.administration().apply();
    }
    assertThat(Files.readAllBytes(used.path())).isEqualTo(before);
    assertThat(directory.toFile().list()).noneMatch(name -> name.endsWith("-wal"));
  }

  @ParameterizedTest
  @EnumSource(names = {"V1", "V2", "V3", "V4"})
  void aMissingFileIsPendingAndNotMadeByALook(SchemaVersion version) {
    GenuineFile file = missing();
    try (RelationalStore store = open(version, file)) {
      SchemaReport report = store.administration().report();
      assertThat(report.state()).isEqualTo(SchemaState.PENDING);
      assertThat(report.found()).isEmpty();
      assertThat(report.pending()).contains("v1-chat-messages");
      assertThat(String.join("\n", store.administration().plan()))
          .contains("CREATE TABLE IF NOT EXISTS chat_messages")
          .doesNotContain("ALTER TABLE");
      assertThat(store.administration().contents(ACCESS).total()).isZero();
      assertThat(store.administration().checks())
          .extracting(StoreCheck::outcome)
          .containsOnly(StoreCheck.Outcome.OK);
    }
    assertThat(file.path()).doesNotExist();
  }

  @Test
  void aLowerFileIsPendingUntilItIsChanged() throws SQLException {
    GenuineFile file = GenuineFile.firstRelease(path());
    file.insert("chat_sessions", "id, title", "s", "Old");
    assertThat(report(4, file).state()).isEqualTo(SchemaState.PENDING);
    assertThat(report(4, file).found()).contains(SchemaVersion.V1);
    try (RelationalStore store = open(SchemaVersion.V4, file)) {
      List<String> plan = store.administration().plan();
      assertThat(plan)
          .anyMatch(sql -> sql.startsWith("ALTER TABLE chat_sessions"))
          .anyMatch(sql -> sql.equals("INSERT INTO db_version (version) VALUES (4)"))
          .noneMatch(sql -> sql.contains("chat_messages"));
      assertThat(store.health().schema()).isEqualTo(SchemaState.PENDING);
      store.prepare();
      assertThat(store.health().isOk()).isTrue();
    }
    assertThat(report(4, file).state()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(file.schema())
        .isEqualTo(GenuineFile.upgraded(4, directory.resolve("g.db")).schema());
    assertThat(file.texts("SELECT canvas_id FROM chat_sessions")).containsExactly("default");
  }

  /** As when an older copy of some tables was put back by hand. */
  @Test
  void aStageThatIsGoneIsMadeAnewWhateverLiquibaseRemembers() throws SQLException {
    GenuineFile file = GenuineFile.of(2, path());
    apply(4, file);
    file.execute("DROP TABLE files", "DROP TABLE comfy_workflows");
    file.marked(2);
    apply(4, file);
    assertThat(report(4, file).state()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(file.schema()).isEqualTo(GenuineFile.of(4, directory.resolve("g.db")).schema());
  }

  @Test
  void aHigherFileIsDrifted() throws SQLException {
    GenuineFile file = GenuineFile.of(4, path());
    Map<String, Map<String, String>> before = file.rows();
    try (RelationalStore store = open(SchemaVersion.V2, file)) {
      assertThat(store.administration().report().state()).isEqualTo(SchemaState.DRIFTED);
      assertThat(store.administration().report().found()).contains(SchemaVersion.V4);
      assertThat(store.health().schema()).isEqualTo(SchemaState.DRIFTED);
      assertDrifted(store::prepare);
      assertDrifted(() -> store.administration().rollback());
      assertDrifted(() -> store.administration().rollbackPlan());
      assertDrifted(() -> store.administration().clear(ACCESS));
    }
    assertThat(file.rows()).isEqualTo(before);
  }

  @Test
  void aFileOfVersionSevenIsDrifted() throws SQLException {
    GenuineFile file = new GenuineFile(path());
    try (RelationalStore store = Stores.sqlite(path())) {
      store.prepare();
    }
    assertThat(report(4, file).state()).isEqualTo(SchemaState.DRIFTED);
    assertThat(report(4, file).found()).contains(SchemaVersion.V7);
    try (RelationalStore store = open(SchemaVersion.V4, file)) {
      assertDrifted(() -> store.administration().apply());
      assertDrifted(() -> store.administration().clear(ACCESS));
    }
  }

  private static void assertDrifted(Runnable call) {
    assertThatExceptionOfType(StoreException.Drifted.class).isThrownBy(call::run);
  }

  @Test
  void aFileWithoutItsMarkIsMarked() throws SQLException {
    GenuineFile file = GenuineFile.of(3, path());
    file.insert("chat_sessions", "id", "s");
    file.execute("DELETE FROM db_version");
    assertThat(report(3, file).state()).isEqualTo(SchemaState.PENDING);
    assertThat(report(3, file).found()).contains(SchemaVersion.V3);
    apply(3, file);
    assertThat(report(3, file).state()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(file.texts("SELECT version FROM db_version")).containsExactly("3");
    assertThat(file.texts("SELECT canvas_id FROM chat_sessions")).containsExactly((String) null);
  }

  @Test
  void driftIsNamed() throws SQLException {
    GenuineFile file = GenuineFile.of(4, path());
    file.execute(
        "DROP INDEX idx_files_created_at",
        "ALTER TABLE canvases DROP COLUMN thumbnail",
        "DROP TABLE comfy_workflows",
        "ALTER TABLE files ADD COLUMN mime TEXT",
        "CREATE INDEX mine ON canvases(name)",
        "CREATE TABLE notes (id TEXT)");
    assertThat(report(4, file).differences())
        .extracting(SchemaReport.Difference::object)
        .containsExactlyInAnyOrder(
            "index idx_files_created_at", "column canvases.thumbnail", "table comfy_workflows");
    assertThat(report(4, file).state()).isEqualTo(SchemaState.DRIFTED);
    try (RelationalStore store = open(SchemaVersion.V4, file)) {
      assertThat(store.health().schema()).isEqualTo(SchemaState.DRIFTED);
      assertDrifted(() -> store.administration().rollback());
    }
  }

  @Test
  void harmfulDriftStopsAnUpgrade() throws SQLException {
    GenuineFile file = GenuineFile.of(3, path());
    file.execute("ALTER TABLE chat_messages DROP COLUMN role");
    try (RelationalStore store = open(SchemaVersion.V4, file)) {
      assertDrifted(store::prepare);
    }
    assertThat(file.texts("SELECT version FROM db_version")).containsExactly("3");
  }

  @Test
  void aRollbackTakesOneStageBackWithItsRecords() throws SQLException {
    GenuineFile file = GenuineFile.of(4, path());
    Map<String, Map<String, String>> genuine = GenuineFile.of(1, directory.resolve("1.db")).rows();
    file.insert("chat_sessions", "id, canvas_id, title", "a", "default", "A");
    file.insert("chat_sessions", "id, canvas_id, title", "b", "c1", "B");
    file.insert("chat_messages", "session_id, role, message", "a", "user", "{}");
    try (RelationalStore store = open(SchemaVersion.V4, file)) {
      assertThat(store.administration().rollbackPlan())
          .contains("DROP TABLE files", "INSERT INTO db_version (version) VALUES (3)");
    }
    rollback(4, file);
    assertThat(report(3, file).state()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(file.schema()).isEqualTo(GenuineFile.of(3, directory.resolve("3.db")).schema());
    rollback(4, file);
    assertThat(report(3, file).state()).isEqualTo(SchemaState.UP_TO_DATE);
    rollback(3, file);
    rollback(2, file);
    assertThat(report(1, file).state()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(file.texts("SELECT id || coalesce(canvas_id, '-') FROM chat_sessions ORDER BY id"))
        .containsExactly("a-", "bc1");
    assertThat(file.texts("SELECT count(*) FROM chat_messages")).containsExactly("1");
    rollback(1, file);
    assertThat(file.schema()).isEmpty();
    assertThat(report(1, file).state()).isEqualTo(SchemaState.PENDING);
    apply(1, file);
    assertThat(file.rows()).isEqualTo(genuine);
  }

  @Test
  void aFileMayGoUpAndDownAgain() throws SQLException {
    GenuineFile file = GenuineFile.firstRelease(path());
    file.insert("chat_sessions", "id, title", "s", "Old");
    file.insert("chat_messages", "session_id, role, message", "s", "user", "plain");
    List<String> texts =
        List.of(
            "SELECT quote(id) || quote(title) || created_at || updated_at" + " FROM chat_sessions",
            "SELECT id || session_id || role || message FROM chat_messages");
    List<String> before = List.of(file.texts(texts.get(0)).get(0), file.texts(texts.get(1)).get(0));
    for (int round = 0; round < 2; round++) {
      for (int version = 2; version <= 4; version++) {
        apply(version, file);
        assertThat(report(version, file).state()).isEqualTo(SchemaState.UP_TO_DATE);
      }
      for (int version = 4; version >= 2; version--) {
        rollback(version, file);
      }
      assertThat(report(1, file).state()).isEqualTo(SchemaState.UP_TO_DATE);
      assertThat(file.texts("SELECT canvas_id FROM chat_sessions")).containsExactly((String) null);
    }
    assertThat(file.texts(texts.get(0))).containsExactly(before.get(0));
    assertThat(file.texts(texts.get(1))).containsExactly(before.get(1));
  }

  @Test
  void aStageThatTheOldApplicationTookIsTakenAsItIs() throws SQLException {
    GenuineFile file = GenuineFile.of(2, path());
    apply(3, file);
    file.execute(
        "CREATE TABLE files (id TEXT PRIMARY KEY, file_path TEXT NOT NULL,"
            + " width INTEGER, height INTEGER, created_at TEXT, updated_at TEXT)",
        "CREATE INDEX idx_files_created_at ON files(created_at DESC, id DESC)");
    file.insert("files", "id, file_path", "im_1.png", "im_1.png");
    file.marked(4);
    assertThat(report(4, file).state()).isEqualTo(SchemaState.UP_TO_DATE);
    rollback(4, file);
    apply(4, file);
    assertThat(report(4, file).state()).isEqualTo(SchemaState.UP_TO_DATE);
    assertThat(file.texts("SELECT count(*) FROM files")).containsExactly("0");
  }

  @Test
  void aProcessKilledWithinAnUpgradeLeavesTheFileAsItWas() throws Exception {
    GenuineFile file = GenuineFile.firstRelease(path());
    file.insert("chat_sessions", "id, title", "s", "Old");
    List<String> schema = file.schema();
    Map<String, Map<String, String>> rows = file.rows();
    KilledUpdate.run("jaaz", file.url());
    assertThat(file.schema()).isEqualTo(schema);
    assertThat(file.rows()).isEqualTo(rows);
    assertThat(report(4, file).found()).contains(SchemaVersion.V1);
    apply(4, file);
    assertThat(report(4, file).state()).isEqualTo(SchemaState.UP_TO_DATE);
  }

  @Test
  void contentsAreCountedAndCleared() throws SQLException {
    GenuineFile file = GenuineFile.of(4, path());
    file.insert("chat_sessions", "id", "a");
    file.insert("chat_messages", "session_id", "a");
    file.insert("chat_messages", "session_id", "gone");
    file.insert("chat_messages", "session_id", (Object) null);
    file.insert("files", "id, file_path", "f", "f");
    try (RelationalStore store = open(SchemaVersion.V4, file)) {
      assertThat(store.administration().contents(ACCESS).counts())
          .isEqualTo(
              Map.of(
                  EntityKind.CONVERSATION, 3L,
                  EntityKind.MESSAGE, 3L,
                  EntityKind.CANVAS, 1L,
                  EntityKind.WORKFLOW, 0L,
                  EntityKind.FILE, 1L));
      assertThat(store.administration().contents(ACCESS).bytes().orElse(0))
          .isEqualTo(file.path().toFile().length());
      store.administration().clear(ACCESS);
      assertThat(store.administration().contents(ACCESS).total()).isZero();
      assertThat(store.health().isOk()).isTrue();
    }
    assertThat(file.texts("SELECT version FROM db_version")).containsExactly("4");
  }

  @Test
  void aFolderIsNotTakenForAFileThatIsToBeMade() throws IOException {
    GenuineFile file = new GenuineFile(path());
    Files.createDirectory(path());
    try (RelationalStore store = open(SchemaVersion.V4, file)) {
      assertThatThrownBy(() -> store.administration().report())
          .isInstanceOf(StoreException.Unavailable.class);
      assertThat(store.administration().checks())
          .anyMatch(check -> check.detail().contains("is a folder"));
    }
  }

  @Test
  void aFileThatIsNoneOfSqliteFailsAnHonestCheck() throws IOException {
    GenuineFile file = new GenuineFile(path());
    Files.writeString(path(), "This is a letter, and not a database at all. ".repeat(40));
    try (RelationalStore store = open(SchemaVersion.V4, file)) {
      assertThat(store.administration().checks())
          .anyMatch(check -> check.outcome() == StoreCheck.Outcome.FAILED)
          .anyMatch(check -> check.remedy() != null);
      assertThat(store.health().connected()).isFalse();
    }
  }
}
