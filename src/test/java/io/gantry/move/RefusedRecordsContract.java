package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file of version 7 that somebody damaged by hand is refused before anything is made. */
abstract class RefusedRecordsContract {

  @TempDir private Path folder;

  private String source;

  /** What was done to the file, and the ids of the records that cannot arrive for it. */
  enum Damage {
    TENANT(
        Finding.Sort.UNREADABLE,
        "SELECT min(id) FROM canvases",
        "UPDATE canvases SET tenant_id = 'a' || char(7) WHERE tenant_id = 'default' AND id IN"
            + " (%s)"),
    TENANTS(
        Finding.Sort.UNREADABLE,
        "SELECT 'Acme Corp'",
        "UPDATE tenants SET id = 'Acme Corp' WHERE id = (SELECT max(id) FROM tenants)"),
    EMPTY_ID(
        Finding.Sort.UNREADABLE,
        "SELECT '\"\"'",
        "UPDATE conversations SET id = '' WHERE id = (SELECT min(id) FROM conversations)"),
    LONG_ID(
        Finding.Sort.UNREADABLE,
        "SELECT '\"' || substr(hex(zeroblob(64)), 1, 128) || '\"... (100000 characters)'",
        "UPDATE documents SET id = hex(zeroblob(50000)) WHERE id = (SELECT min(id) FROM documents)"),
    CONTROL_IN_ID(
        Finding.Sort.UNREADABLE,
        "SELECT '\"a\\u001bb\"'",
        "UPDATE messages SET id = 'a' || char(27) || 'b'"
            + " WHERE rowid = (SELECT min(rowid) FROM messages)"),
    NO_OWNER(
        Finding.Sort.UNREADABLE,
        "SELECT id FROM audio_files",
        "UPDATE audio_files SET owner_id = ''"),
    TIME(
        Finding.Sort.UNREADABLE,
        "SELECT id FROM canvases ORDER BY id LIMIT 1",
        "UPDATE canvases SET updated_at = 9223372036854775807 WHERE id IN (%s)"),
    WORD(
        Finding.Sort.UNREADABLE,
        "SELECT id FROM users ORDER BY id LIMIT 1",
        "UPDATE users SET role = 'god' WHERE id IN (%s)"),
    LENGTH(
        Finding.Sort.UNREADABLE,
        "SELECT id FROM conversations ORDER BY id LIMIT 1",
        "UPDATE conversations SET model = printf('%%.*c', 100000, 'x') WHERE id IN (%s)"),
    MESSAGES_WITHOUT_CONVERSATION(
        Finding.Sort.ORPHAN,
        "SELECT DISTINCT id FROM messages",
        "DELETE FROM conversations WHERE id IN (SELECT conversation_id FROM messages)"),
    CREDENTIALS_WITHOUT_USER(
        Finding.Sort.ORPHAN,
        "SELECT DISTINCT user_id FROM credentials",
        "DELETE FROM users WHERE id IN (%s)"),
    TOKENS_WITHOUT_SESSION(
        Finding.Sort.ORPHAN,
        "SELECT DISTINCT hash FROM refresh_tokens",
        "DELETE FROM login_sessions WHERE id IN (SELECT family_id FROM refresh_tokens)"),
    ADDRESS(
        Finding.Sort.DUPLICATE_NAME,
        "SELECT max(id) FROM users WHERE tenant_id = 'default'",
        "UPDATE users SET created_at = 9000000000000000, email ="
            + " (SELECT min(username) FROM users WHERE tenant_id = 'default'"
            + " AND id NOT IN (%1$s)) WHERE id IN (%1$s)");

    private final Finding.Sort sort;
    private final String ids;
    private final String change;

    Damage(Finding.Sort sort, String ids, String change) {
      this.sort = sort;
      this.ids = ids;
      this.change = change;
    }
  }

  /** A target that is not there yet, as {@link KilledMove} knows it. */
  abstract String newTarget(Path empty) throws Exception;

  /** Whether anything was made at the target. */
  abstract boolean isUntouched() throws Exception;

  @BeforeEach
  void fill() {
    source = "V7 " + folder.resolve("source.db");
    try (Store store = KilledMove.open(source)) {
      store.prepare();
      Ends.fill(store, Ends.world(SchemaVersion.V7));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotArriveIsNamedBeforeAnythingIsMade(Damage damage) throws Exception {
    List<String> ids = damage(damage);
    AtomicBoolean hasWritten = new AtomicBoolean();
    MoveRequest request = KilledMove.request(source, newTarget(folder));

    MoveException refused =
        catchThrowableOfType(
            MoveException.class,
            () ->
                KilledMove.mover(folder)
                    .run(
                        request,
                        new MoveListener() {
                          @Override
                          public void phase(MovePhase phase) {
                            hasWritten.compareAndSet(false, phase == MovePhase.COPY);
                          }
                        },
                        new Cancellation()));

    assertThat(refused.code()).isEqualTo(MoveException.Code.DOES_NOT_FIT);
    assertThat(refused.hint()).contains("nothing was written");
    assertThat(refused.preflight().orElseThrow().findings())
        .filteredOn(finding -> finding.weight() == Finding.Weight.OBSTACLE)
        .filteredOn(finding -> finding.sort() == damage.sort)
        .extracting(finding -> finding.key().parts().get(finding.key().parts().size() - 1))
        .isNotEmpty()
        .containsAll(ids);
    assertThat(refused.preflight().orElseThrow().findings())
        .extracting(Finding::line)
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    assertThat(hasWritten).isFalse();
    assertThat(isUntouched()).isTrue();
  }

  @Test
  void whatIsWholeArrives() throws Exception {
    MoveReport report =
        KilledMove.mover(folder)
            .run(
                KilledMove.request(source, newTarget(folder)),
                MoveListener.SILENT,
                new Cancellation());

    assertThat(report.certificateFile()).isPresent();
    assertThat(isUntouched()).isFalse();
  }

  final String source() {
    return source;
  }

  private List<String> damage(Damage damage) throws SQLException {
    List<String> ids = new ArrayList<>();
    String file = source.substring(source.indexOf(' ') + 1);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA foreign_keys = OFF");
      try (ResultSet rows = statement.executeQuery(damage.ids)) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      assertThat(statement.executeUpdate(String.format(damage.change, damage.ids))).isPositive();
    }
    return ids;
  }
}
