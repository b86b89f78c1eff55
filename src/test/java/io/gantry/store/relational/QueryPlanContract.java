package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.ListFilter;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.PageRequest.Order;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * That the queries of lists walk an index in its order. The statements are those that the
 * repositories really send.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QueryPlanContract {

  private static final TenantId TENANT = new TenantId("acme");

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private Database database;
  private SessionFactory sessions;
  private Workspace workspace;

  /** An empty database. */
  abstract Database newDatabase() throws Exception;

  /** How the database would run the statement, as one text. */
  abstract String plan(Database target, String sql) throws SQLException;

  /** Checks that rows are found and ordered by the index alone. */
  abstract void assertWalks(String plan, String index);

  @BeforeAll
  void open() throws Exception {
    database = newDatabase();
    new Schema(database).prepare();
    sessions =
        Mappings.open(
            Mappings.TENANTS,
            database.dialect(),
            sql -> {
              sent.add(sql);
              return sql;
            });
    UnitOfWork units = new UnitOfWork(database, sessions, new CallTimers(null, "test"));
    workspace = new RelationalWorkspace(new TenantUnits(units, TENANT, Stores.CURSORS));
    for (int index = 0; index < 4; index++) {
      workspace.conversations().create(Stores.conversation("ann", "c" + index));
      workspace.messages().append(Stores.message("ann", "c0", "m" + index, "1"));
    }
  }

  @AfterAll
  void close() {
    sessions.close();
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void aPageOfConversationsWalksTheIndexOfItsOwner(Order order) throws SQLException {
    walk(page -> workspace.conversations().list("ann", ListFilter.ALL, page), order, 2);
    assertAllWalk("ix_conversations_recent");
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void aFilteredPageOfConversationsWalksTheSameIndex(Order order) throws SQLException {
    ListFilter filter =
        new ListFilter("it", null, null, false, Stores.AT, Stores.AT.plusSeconds(1));
    walk(page -> workspace.conversations().list("ann", filter, page), order, 2);
    assertAllWalk("ix_conversations_recent");
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void aPageOfMessagesIsOneQueryAndWalksTheOrderKeys(Order order) throws SQLException {
    walk(page -> workspace.messages().list("ann", "c0", page), order, 2);
    assertThat(sent).hasSize(2);
    assertAllWalk(orderKeyIndex());
  }

  /** The name that the database gives the index of the order keys. */
  abstract String orderKeyIndex();

  @ParameterizedTest
  @EnumSource(Order.class)
  void aPageOfUsersWalksTheirCreation(Order order) throws SQLException {
    sent.clear();
    workspace.users().list(new PageRequest(2, null, order));
    assertAllWalk("ix_users_created");
  }

  @Test
  void anAppendIsOneUpdateAndOneInsert() {
    sent.clear();
    workspace.messages().append(Stores.message("ann", "c1", "m", "1"));
    assertThat(sent).hasSize(2);
    assertThat(sent.get(0)).startsWith("update conversations");
    assertThat(sent.get(1)).startsWith("insert into messages");
  }

  @Test
  void aFindIsOneQueryByTheWholeKey() throws SQLException {
    sent.clear();
    workspace.conversations().find("ann", "c1");
    assertThat(sent).hasSize(1);
    assertThat(plan(database, sent.get(0))).contains(seeksKey());
  }

  /** What the plan says when tenant and id are both sought in an index. */
  abstract String seeksKey();

  @Test
  void aListLeavesHeavyPayloadInTheDatabase() {
    sent.clear();
    workspace.canvases().list("ann", ListFilter.ALL, PageRequest.newestFirst(2));
    workspace.workflows().list("ann", ListFilter.ALL, PageRequest.newestFirst(2));
    workspace.documents().list("ann", ListFilter.ALL, PageRequest.newestFirst(2));
    assertThat(sent).hasSize(3);
    assertThat(sent).noneMatch(sql -> sql.matches(".*[.](data|api_json|body)[ ,].*"));
  }

  private <T> void walk(Function<PageRequest, Page<T>> list, Order order, int pages) {
    sent.clear();
    PageRequest request = new PageRequest(1, null, order);
    for (int index = 0; index < pages; index++) {
      Page<T> page = list.apply(request);
      assertThat(page.items()).hasSize(1);
      request = request.after(page.nextCursor());
    }
  }

  private void assertAllWalk(String index) throws SQLException {
    assertThat(sent).isNotEmpty();
    for (String sql : sent) {
      assertWalks(plan(database, sql), index);
    }
  }
}
