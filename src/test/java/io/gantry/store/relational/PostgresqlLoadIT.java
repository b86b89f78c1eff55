package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.chat.Conversation;
import io.gantry.common.Secret;
import io.gantry.contract.BulkWorld;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaReport.Difference;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What PostgreSQL tables do without while they are loaded, and that it comes back. */
class PostgresqlLoadIT {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("tests");
  private static final BulkLoad EMPTY = new BulkLoad("load-1", BulkLoad.Into.EMPTY);
  private static final List<BulkRecord> WORLD = new BulkWorld(SchemaVersion.V7).plain();

  private String url;
  private RelationalStore store;

  @BeforeEach
  void open() {
    url = Stores.newPostgresql();
    store = Stores.postgresql(url);
    store.prepare();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static BulkWriter write(RelationalStore store, List<BulkRecord> records) {
    BulkWriter writer = store.bulkWriter(ACCESS, EMPTY);
    BulkWorld.batches(records, 500).forEach(batch -> writer.write(batch, Map.of()));
    return writer;
  }

  private static List<BulkRecord> all(RelationalStore store) {
    List<BulkRecord> all = new ArrayList<>();
    try (BulkReader reader = store.bulkReader(ACCESS)) {
      for (EntityKind kind : reader.kinds()) {
        for (BulkRange range : reader.ranges(kind, 2)) {
          Optional<String> after = Optional.empty();
          do {
            BulkBatch batch = reader.read(range, after);
            all.addAll(batch.records());
            after = batch.following();
          } while (after.isPresent());
        }
      }
    }
    return all;
  }

  private static List<String> objects(SchemaReport report) {
    return report.differences().stream().map(Difference::object).toList();
  }

  @Test
  void onlyTheLoadIsReportedUntilItIsCompleted() {
    try (BulkWriter writer = write(store, WORLD)) {
      assertThat(indexes()).doesNotContain("pk_messages", "ix_conversations_recent");
      assertThat(objects(store.administration().report())).containsExactly("load load-1");
      writer.endLoad();
      assertThat(indexes()).contains("pk_messages", "ix_conversations_recent");
      writer.complete();
    }
    assertThat(objects(store.administration().report())).isEmpty();
    assertThat(all(store)).hasSameElementsAs(WORLD);
  }

  private List<String> indexes() {
    try (Database database = Stores.postgresqlDatabase(url)) {
      return SchemaContract.query(database, "SELECT indexname FROM pg_indexes");
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void aBatchThatWasWrittenTwiceIsThereOnce() {
    try (BulkWriter writer = write(store, WORLD)) {
      BulkWorld.batches(WORLD, 500).forEach(batch -> writer.write(batch, Map.of()));
      writer.complete();
    }
    assertThat(all(store)).hasSameElementsAs(WORLD).hasSameSizeAs(new HashSet<>(WORLD));
  }

  /** All keys of the messages come upon the repetitions at the same time. */
  @Test
  void repetitionsThatSeveralKeysComeUponAtOnceAreRemovedOnce() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (BulkWriter writer = write(store, WORLD);
        Database database = Stores.postgresqlDatabase(url);
        Connection holding = database.direct()) {
      BulkWorld.batches(WORLD, 500).forEach(batch -> writer.write(batch, Map.of()));
      long keys = keysOfMessages(holding);
      assertThat(keys).isGreaterThan(1);
      holding.setAutoCommit(false);
      Rows.execute(holding, "LOCK TABLE messages IN ROW EXCLUSIVE MODE");
      Future<?> end = executor.submit(writer::endLoad);
      while (waiting(database) < keys) {
        assertThat(end).isNotDone();
      }
      holding.rollback();
      end.get();
      writer.complete();
    } finally {
      executor.shutdownNow();
    }
    assertThat(all(store)).hasSameElementsAs(WORLD).hasSameSizeAs(WORLD);
  }

  private static long keysOfMessages(Connection connection) throws SQLException {
    return PostgresqlLoading.steps(connection).stream()
        .filter(step -> step.phase() == PostgresqlLoading.INDEXES)
        .filter(step -> step.table().equals("messages"))
        .filter(step -> step.sql().startsWith("CREATE UNIQUE"))
        .count();
  }

  private static int waiting(Database database) throws SQLException {
    String sql =
        "SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'messages'::regclass"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    return SchemaContract.query(database, sql).size();
  }

  @Test
  void anotherRecordUnderAKeySurfacesAtTheEnd() {
    List<BulkRecord> records = new ArrayList<>(WORLD);
    records.add(conversation(Stores.conversation("bob", "full")));
    try (BulkWriter writer = write(store, records)) {
      for (int time = 0; time < 2; time++) {
        assertThatExceptionOfType(StoreException.AlreadyExists.class)
            .isThrownBy(writer::complete)
            .satisfies(taken -> assertThat(taken.kind()).isEqualTo("conversation"))
            .satisfies(taken -> assertThat(taken.field()).isEqualTo("id"));
      }
    }
    assertThat(store.administration().unfinishedLoad()).contains("load-1");
  }

  private static BulkRecord conversation(Conversation conversation) {
    return BulkRecord.of(TenantId.DEFAULT, conversation);
  }

  @Test
  void aMessageWithoutConversationSurfacesAtTheEnd() {
    List<BulkRecord> orphan =
        List.of(BulkRecord.of(TenantId.DEFAULT, Stores.message("ann", "nowhere", "m", "1")));
    try (BulkWriter writer = write(store, orphan)) {
      assertThatExceptionOfType(StoreException.NotFound.class)
          .isThrownBy(writer::endLoad)
          .satisfies(lacking -> assertThat(lacking.id()).isEqualTo("nowhere"));
    }
  }

  @Test
  void whatAKilledProcessBroughtBackStays() throws SQLException {
    write(store, WORLD).close();
    try (Database database = Stores.postgresqlDatabase(url);
        Connection connection = database.direct()) {
      connection.setAutoCommit(false);
      PostgresqlLoading.take(connection, PostgresqlLoading.steps(connection).get(0));
      connection.commit();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
    try (BulkWriter writer = store.bulkWriter(ACCESS, EMPTY)) {
      writer.complete();
    }
    assertThat(objects(store.administration().report())).isEmpty();
  }

  @Test
  void clearingBringsEverythingBack() {
    write(store, WORLD).close();
    assertThatExceptionOfType(StoreException.Loading.class)
        .isThrownBy(() -> store.administration().rollback());
    store.administration().clear(ACCESS);
    assertThat(objects(store.administration().report())).isEmpty();
    assertThat(store.administration().unfinishedLoad()).isEmpty();
  }

  @Test
  void anOwnerThatTheWallBindsLoadsAndReadsEveryTenant() throws Exception {
    String own = Stores.newPostgresql();
    try (Database superuser = Stores.postgresqlDatabase(own)) {
      SchemaContract.execute(
          superuser,
          "DROP ROLE IF EXISTS loader; CREATE ROLE loader LOGIN;"
              + " GRANT CREATE ON SCHEMA public TO loader");
    }
    RelationalStore.Options options =
        new RelationalStore.Options(
            Provider.POSTGRESQL, SchemaVersion.V7, own, "loader", new Secret("any"), 2);
    try (RelationalStore bound = RelationalStore.of(options, Stores.CURSORS, null)) {
      bound.prepare();
      try (BulkWriter writer = write(bound, WORLD)) {
        writer.complete();
      }
      assertThat(objects(bound.administration().report())).isEmpty();
      assertThat(all(bound)).hasSameElementsAs(WORLD).hasSameSizeAs(WORLD);
      assertThat(bound.workspace(new TenantId("nobody")).conversations().find("ann", "full"))
          .isEmpty();
    }
  }
}
