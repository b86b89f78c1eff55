package io.gantry.store.document;

import static io.gantry.store.document.Things.ANN;
import static io.gantry.store.document.Things.AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Tenant;
import io.gantry.account.TenantRepository;
import io.gantry.account.TenantStatus;
import io.gantry.chat.Message;
import io.gantry.common.ListFilter;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.IdempotentAnswer;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What each call asks of DynamoDB. That nothing ever scans is for {@code KeyGuardTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestShapeIT {

  private static final ListFilter ALL = ListFilter.ALL;
  private static final PageRequest NEWEST = PageRequest.newestFirst(50);

  private final RequestLog log = new RequestLog();
  private final DocumentStore store = LocalTable.prepared(log);
  private int tenants;
  private Workspace workspace = store.workspace(TenantId.DEFAULT);

  @BeforeEach
  void takeANewTenant() {
    workspace = store.workspace(new TenantId("t" + ++tenants));
    workspace.conversations().create(Things.conversation("c"));
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void aPageOf50MessagesIsExactlyOneQuery() {
    append(120);
    assertThat(log.during(() -> page(PageRequest.oldestFirst(50)))).containsExactly("Query");
  }

  @Test
  void aFurtherPageIsOneQueryBesideTheCheckOfTheConversation() {
    append(120);
    String cursor = page(PageRequest.oldestFirst(50)).nextCursor();
    assertThat(cursor).isNotNull();
    PageRequest next = PageRequest.oldestFirst(50).after(cursor);
    assertThat(log.during(() -> page(next))).containsExactly("GetItem", "Query");
    assertThat(log.during(() -> page(NEWEST))).containsExactly("GetItem", "Query");
  }

  @Test
  void anEmptyPageIsExactlyOneQuery() {
    assertThat(log.during(() -> page(PageRequest.oldestFirst(50)))).containsExactly("Query");
  }

  @Test
  void anAppendIsOneTransactWriteItems() {
    assertThat(log.during(() -> append(1))).containsExactly("TransactWriteItems");
  }

  @Test
  void anAppendOf49MessagesIsOneTransactWriteItems() {
    List<Message> messages = new ArrayList<>();
    for (int number = 0; number < 49; number++) {
      messages.add(Things.message("c", "b" + number));
    }
    assertThat(log.during(() -> workspace.messages().append("c", messages)))
        .containsExactly("TransactWriteItems");
  }

  @Test
  void aFindIsOneGetItem() {
    assertThat(log.during(() -> workspace.conversations().find(ANN, "c")))
        .containsExactly("GetItem");
  }

  @Test
  void aFindOfAMessageIsOneBatchGetItem() {
    append(1);
    assertThat(log.during(() -> workspace.messages().find(ANN, "c", "m1000")))
        .containsExactly("BatchGetItem");
  }

  @Test
  void aListIsOneQueryOfTheIndexAndOneBatchGetItem() {
    workspace.conversations().create(Things.conversation("d"));
    assertThat(log.during(() -> workspace.conversations().list(ANN, ALL, NEWEST)))
        .containsExactly("Query", "BatchGetItem");
  }

  @Test
  void aCreateIsOnePutItemOnceTheOwnerIsKnown() {
    assertThat(log.during(() -> workspace.conversations().create(Things.conversation("d"))))
        .containsExactly("PutItem");
  }

  @Test
  void aReplacementIsOneGetItemAndOnePutItem() {
    assertThat(log.during(() -> workspace.conversations().replace(Things.conversation("c"))))
        .containsExactly("GetItem", "PutItem");
  }

  @Test
  void aLargeRecordIsWrittenInPartsBeforeItself() {
    Canvas large = Things.canvas("large", Things.json(1_000_000));
    assertThat(log.during(() -> workspace.canvases().create(large)))
        .containsExactly("BatchWriteItem", "PutItem");
    assertThat(log.during(() -> workspace.canvases().find(ANN, "large")))
        .containsExactly("GetItem", "Query");
  }

  @Test
  void aListLeavesTheHeavyPayloadWhereItIs() {
    workspace.canvases().create(Things.canvas("large", Things.json(1_000_000)));
    assertThat(log.during(() -> workspace.canvases().list(ANN, ALL, NEWEST)))
        .containsExactly("Query", "GetItem");
  }

  @Test
  void everyCallIsMadeOfRequestsByKey() {
    assertThat(Set.copyOf(log.during(this::callEverything)))
        .isSubsetOf(
            "GetItem",
            "BatchGetItem",
            "Query",
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "TransactWriteItems",
            "BatchWriteItem");
  }

  private void callEverything() {
    append(3);
    page(NEWEST);
    workspace.messages().find(ANN, "c", "m1000");
    workspace.messages().replace(Things.message("c", "m1000"));
    workspace.messages().deleteAll(ANN, "c", List.of("m1000", "m1001"));
    workspace.tickets().create(Things.ticket("c", "t"));
    workspace.tickets().list(ANN, "c", NEWEST);
    workspace.tickets().replace(Things.ticket("c", "t"));
    workspace.tickets().delete(ANN, "c", "t");
    workspace.conversations().create(Things.shared("s", "share"));
    workspace.conversations().findByShareId("share");
    workspace.conversations().list(ANN, ALL, NEWEST);
    workspace.conversations().delete(ANN, "s");
    workspace.canvases().create(Things.canvas("x", Things.json(1_000_000)));
    workspace.canvases().list(ANN, ALL, NEWEST);
    workspace.canvases().delete(ANN, "x", 1);
    callAccounts();
    callAnswers();
    callTenants();
  }

  private void callAccounts() {
    workspace.users().create(Things.user(ANN), null);
    workspace.users().findByLoginName("ANN-name");
    workspace.users().replace(Things.user(ANN));
    workspace.users().list(NEWEST);
    workspace.sessions().create(Things.session(ANN, "f"), Things.token(ANN, "f", "h1"));
    assertThat(workspace.refreshTokens().rotate("h1", Things.token(ANN, "f", "h2"), AT)).isTrue();
    workspace.refreshTokens().find("h2");
    workspace.sessions().list(ANN, NEWEST);
    assertThat(workspace.sessions().revoke(ANN, "f", AT)).isTrue();
    assertThat(workspace.users().delete(ANN)).isTrue();
  }

  private void callAnswers() {
    IdempotentAnswer reservation =
        new IdempotentAnswer(
            "key", "print", "id", null, null, AT.plusSeconds(9), AT.plusSeconds(99));
    assertThat(workspace.idempotentAnswers().reserve(reservation, AT).acquired()).isTrue();
    workspace.idempotentAnswers().complete(reservation.completed(201, "{}"));
    assertThat(workspace.idempotentAnswers().find("key", AT)).isPresent();
    workspace.idempotentAnswers().release("key");
  }

  private void callTenants() {
    TenantRepository all = store.tenants(TenantAccess.acrossAllTenants("test"));
    TenantId id = new TenantId("erased");
    all.create(new Tenant(id, "Name", TenantStatus.ACTIVE, AT, AT, 1));
    store.workspace(id).canvases().create(Things.canvas("x", Things.json(1_000_000)));
    store.workspace(id).users().create(Things.user("bob"), null);
    all.list(NEWEST);
    all.replace(all.find(id).orElseThrow());
    assertThat(all.erase(id)).isTrue();
  }

  private void append(int count) {
    for (int number = 0; number < count; number++) {
      workspace.messages().append(Things.message("c", "m" + (1_000 + number)));
    }
  }

  private Page<Message> page(PageRequest request) {
    return workspace.messages().list(ANN, "c", request);
  }
}
