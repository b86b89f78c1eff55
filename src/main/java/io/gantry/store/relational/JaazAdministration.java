package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BackupFolder;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreContents;
import io.gantry.tenancy.TenantAccess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The verbs of an operator for a file of versions 1 to 4. */
final class JaazAdministration implements StoreAdministration {

  /** Conversations whose session is not there; all messages that name none are one. */
  private static final String ORPHANED =
      "SELECT count(*) FROM (SELECT DISTINCT session_id FROM chat_messages m"
          + " WHERE NOT EXISTS (SELECT 1 FROM chat_sessions s WHERE s.id IS m.session_id))";

  private static final String NUMBERS = "sqlite_sequence";

  private final SqliteDatabase database;
  private final JaazSchema schema;
  private final SchemaVersion version;
  private final SqliteUpkeep upkeep;

  JaazAdministration(
      SqliteDatabase database, SqliteFile file, JaazSchema schema, SchemaVersion version) {
    this.database = database;
    this.schema = schema;
    this.version = version;
    this.upkeep = new SqliteUpkeep(database, file);
  }

  private List<String> tables() {
    return JaazFile.tables(version.number());
  }

  @Override
  public SchemaReport report() {
    return schema.report();
  }

  @Override
  public List<String> plan() {
    return schema.plan();
  }

  @Override
  public void apply() {
    schema.apply();
  }

  @Override
  public List<String> rollbackPlan() {
    return schema.rollbackPlan();
  }

  @Override
  public void rollback() {
    schema.rollback();
  }

  /** The canvas that a new file is made with counts as soon as there is anything else. */
  @Override
  public StoreContents contents(TenantAccess access) {
    requireNonNull(access, "access");
    try (Connection connection = database.look()) {
      database.begin(connection);
      Map<String, Long> rows = upkeep.rows(connection, tables());
      Map<EntityKind, Long> counts = new EnumMap<>(EntityKind.class);
      version.kinds().forEach(kind -> counts.put(kind, rows.get(table(kind))));
      counts.merge(EntityKind.CONVERSATION, orphaned(connection), Long::sum);
      if (JaazDefaultCanvas.isAllThereIs(connection, version)) {
        counts.put(EntityKind.CANVAS, 0L);
      }
      long bytes = upkeep.bytes(connection);
      database.rollback(connection);
      return new StoreContents(counts, OptionalLong.of(bytes));
    } catch (SQLException failure) {
      throw JaazSchema.unreachable(failure);
    }
  }

  /** Where the records of a kind lie. */
  static String table(EntityKind kind) {
    return switch (kind) {
      case CONVERSATION -> "chat_sessions";
      case MESSAGE -> "chat_messages";
      case CANVAS -> "canvases";
      case WORKFLOW -> "comfy_workflows";
      case FILE -> "files";
      case TENANT,
          USER,
          CREDENTIAL,
          SETTINGS,
          SESSION,
          REFRESH_TOKEN,
          TICKET,
          AUDIO_FILE,
          DOCUMENT,
          PROVIDER_CONFIG,
          IDEMPOTENT_ANSWER ->
          throw new IllegalArgumentException("Jaaz has no " + kind.plural());
    };
  }

  private long orphaned(Connection connection) throws SQLException {
    return schema.file(connection).version() == 0 ? 0 : Rows.number(connection, ORPHANED);
  }

  @Override
  public Optional<String> unfinishedLoad() {
    try (Connection connection = database.look()) {
      return JaazLoadJournal.unfinished(connection);
    } catch (SQLException failure) {
      throw JaazSchema.unreachable(failure);
    }
  }

  @Override
  public List<StoreCheck> checks() {
    return upkeep.checks();
  }

  /** In one transaction; numbers start anew, as in a new file. */
  @Override
  public void clear(TenantAccess access) {
    requireNonNull(access, "access");
    schema.change(
        connection -> {
          schema.requireOwn(connection);
          upkeep.empty(connection, tables());
          if (database.catalog().hasTable(connection, NUMBERS)) {
            Rows.execute(connection, "DELETE FROM " + NUMBERS);
          }
          JaazLoadJournal.end(connection);
        });
    try (Connection connection = database.direct()) {
      upkeep.afterEmptying(connection);
    } catch (SQLException failure) {
      throw JaazSchema.unreachable(failure);
    }
    schema.apply();
  }

  @Override
  public StoreBackup backup(TenantAccess access, Path folder) {
    requireNonNull(access, "access");
    return upkeep.backup(BackupFolder.create(folder), tables());
  }
}
