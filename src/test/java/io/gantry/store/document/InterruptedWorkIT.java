package io.gantry.store.document;

import static io.gantry.store.document.Things.ANN;
import static io.gantry.store.document.Things.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.account.Tenant;
import io.gantry.account.TenantRepository;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.chat.Message;
import io.gantry.common.ListFilter;
import io.gantry.common.PageRequest;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** A process dies in the middle of its work; another one goes on with the same table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptedWorkIT {

  private static final PageRequest OLDEST = PageRequest.oldestFirst(50);
  private static final PageRequest NEWEST = PageRequest.newestFirst(50);
  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");

  private final DocumentStore.Options options = LocalTable.options();
  private final CrashingClient crash = new CrashingClient();
  private final DocumentStore dyingStore = LocalTable.prepared(options, crash);
  private final DocumentStore store = LocalTable.prepared(options);
  private int tenants;
  private TenantId tenant = TenantId.DEFAULT;
  private Workspace dying = dyingStore.workspace(tenant);
  private Workspace workspace = store.workspace(tenant);

  @BeforeEach
  void takeANewTenant() {
    tenant = new TenantId("t" + ++tenants);
    crash.dieAt(PutItemRequest.class, Integer.MAX_VALUE);
    dying = dyingStore.workspace(tenant);
    workspace = store.workspace(tenant);
  }

  @AfterAll
  void close() {
    dyingStore.close();
    store.close();
  }

  @Test
  void aConversationIsAbsentFromTheFirstMomentOfItsDeletion() {
    interruptDeletionOfConversation();
    assertThat(workspace.conversations().find(ANN, "c")).isEmpty();
    assertThat(workspace.conversations().findByShareId("share")).isEmpty();
    assertThat(workspace.conversations().list(ANN, ListFilter.ALL, NEWEST).items()).isEmpty();
    assertThat(workspace.messages().find(ANN, "c", "m20")).isEmpty();
    assertThat(workspace.messages().deleteAll(ANN, "c", List.of("m20"))).isZero();
    assertThat(workspace.tickets().find(ANN, "c", "t")).isEmpty();
    assertNotFound(() -> workspace.messages().list(ANN, "c", OLDEST));
    assertNotFound(() -> workspace.messages().list(ANN, "c", NEWEST));
    assertNotFound(() -> workspace.messages().append(Things.message("c", "new")));
    assertNotFound(() -> workspace.messages().replace(Things.message("c", "m20")));
    assertNotFound(() -> workspace.tickets().list(ANN, "c", OLDEST));
    assertNotFound(() -> workspace.tickets().create(Things.ticket("c", "new")));
    assertNotFound(() -> workspace.conversations().replace(Things.conversation("c")));
    assertNotFound(() -> workspace.conversations().delete(ANN, "c", 31));
  }

  @Test
  void theIdOfAConversationIsTakenUntilItsDeletionIsFinished() {
    interruptDeletionOfConversation();
    assertThatThrownBy(() -> workspace.conversations().create(Things.conversation("c")))
        .isInstanceOf(StoreException.AlreadyExists.class);
    assertThat(workspace.conversations().delete(ANN, "c")).isFalse();
    assertThat(leftOvers("C#c")).isEmpty();
    workspace.conversations().create(Things.shared("c", "share"));
    assertThat(workspace.messages().list(ANN, "c", OLDEST).items()).isEmpty();
  }

  @Test
  void aDeletionThatLacksOnlyTheHeadIsFinishedByTheNext() {
    workspace.conversations().create(Things.conversation("c"));
    crash.dieAt(DeleteItemRequest.class, 1);
    assertDies(() -> dying.conversations().delete(ANN, "c"));
    assertThat(workspace.conversations().delete(ANN, "c")).isFalse();
    assertThat(leftOvers("C#c")).isEmpty();
  }

  private void interruptDeletionOfConversation() {
    workspace.conversations().create(Things.shared("c", "share"));
    List<Message> messages = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      messages.add(Things.message("c", "m" + number));
    }
    workspace.messages().append("c", messages);
    workspace.tickets().create(Things.ticket("c", "t"));
    crash.dieAt(BatchWriteItemRequest.class, 3);
    assertDies(() -> dying.conversations().delete(ANN, "c"));
    assertThat(leftOvers("C#c")).hasSizeBetween(20, 45);
  }

  @Test
  void aUserIsAbsentFromTheFirstMomentOfTheDeletionAndTheNextFinishesIt() {
    workspace.users().create(Things.user(ANN), null);
    workspace.sessions().create(Things.session(ANN, "s"), Things.token(ANN, "s", "h"));
    workspace.canvases().create(Things.canvas("x", Things.json(1_000_000)));
    interruptDeletionOfConversation();
    crash.dieAt(BatchWriteItemRequest.class, 1);
    assertDies(() -> dying.users().delete(ANN));

    assertThat(workspace.users().find(ANN)).isEmpty();
    assertThat(workspace.users().findByLoginName("ann-name")).isEmpty();
    assertThat(workspace.users().list(OLDEST).items()).isEmpty();
    assertThatThrownBy(() -> workspace.users().create(sameNameAs(Things.user("bob")), null))
        .isInstanceOf(StoreException.AlreadyExists.class);

    assertThat(workspace.users().delete(ANN)).isFalse();
    assertThat(leftOvers("C#c")).isEmpty();
    assertThat(leftOvers("CANVAS#x")).isEmpty();
    assertThat(leftOvers("SESSION#s")).isEmpty();
    assertThat(leftOvers("TOKEN#h")).isEmpty();
    assertThat(leftOvers("USER#ann")).isEmpty();
    workspace.users().create(sameNameAs(Things.user("bob")), null);
  }

  private static User sameNameAs(User user) {
    return new User(
        user.id(), "ANN-name", null, null, user.role(), user.status(), null, null, AT, AT, 1);
  }

  @Test
  void aTenantIsAbsentFromTheFirstMomentOfItsErasureAndTheNextFinishesIt() {
    TenantRepository all = store.tenants(ACCESS);
    all.create(new Tenant(tenant, "Name", TenantStatus.ACTIVE, AT, AT, 1));
    workspace.canvases().create(Things.canvas("x", Things.json(1_000_000)));
    crash.dieAt(BatchWriteItemRequest.class, 1);
    assertDies(() -> dyingStore.tenants(ACCESS).erase(tenant));
    assertThat(all.find(tenant)).isEmpty();
    assertThat(all.list(OLDEST).items()).extracting(Tenant::id).doesNotContain(tenant);
    assertThat(all.erase(tenant)).isFalse();
    assertThat(leftOvers("CANVAS#x")).isEmpty();
    assertThat(leftOvers("OWNERS")).isEmpty();
    all.create(new Tenant(tenant, "Name", TenantStatus.ACTIVE, AT, AT, 1));
  }

  @Test
  void aLargeReplacementThatDiesBeforeItsHeadChangesNothing() {
    Canvas before = Things.canvas("x", Things.json(1_000_000));
    workspace.canvases().create(before);
    crash.dieAt(PutItemRequest.class, 1);
    assertDies(() -> dying.canvases().replace(Things.canvas("x", Things.json(2_000_000))));
    assertThat(workspace.canvases().find(ANN, "x")).contains(before);
    Canvas after = workspace.canvases().replace(Things.canvas("x", Things.json(500_000)));
    assertThat(workspace.canvases().find(ANN, "x")).contains(after);
  }

  @Test
  void aLargeReplacementThatDiesBehindItsHeadIsDone() {
    workspace.canvases().create(Things.canvas("x", Things.json(1_000_000)));
    crash.dieAt(BatchWriteItemRequest.class, 2);
    assertDies(() -> dying.canvases().replace(Things.canvas("x", Things.json(2_000_000))));
    assertThat(workspace.canvases().find(ANN, "x"))
        .contains(Things.canvas("x", Things.json(2_000_000)).withRevision(2));
  }

  @Test
  void partsOfFailedWritesGoWithTheirRecord() {
    workspace.canvases().create(Things.canvas("x", Things.json(1_000_000)));
    crash.dieAt(PutItemRequest.class, 1);
    assertDies(() -> dying.canvases().replace(Things.canvas("x", Things.json(2_000_000))));
    assertThat(leftOvers("CANVAS#x")).hasSizeGreaterThan(6);
    assertThat(workspace.canvases().delete(ANN, "x")).isTrue();
    assertThat(leftOvers("CANVAS#x")).isEmpty();
  }

  @Test
  void aLargeCreationOfATakenIdLeavesNoParts() {
    workspace.canvases().create(Things.canvas("x", "{}"));
    assertThatThrownBy(
            () -> workspace.canvases().create(Things.canvas("x", Things.json(1_000_000))))
        .isInstanceOf(StoreException.AlreadyExists.class);
    assertThat(leftOvers("CANVAS#x")).hasSize(1);
  }

  @Test
  void aReaderNeverSeesPartsOfTwoStates() throws InterruptedException {
    workspace.canvases().create(Things.canvas("x", repeated('a')));
    Thread writer = new Thread(this::replaceManyTimes);
    writer.start();
    while (writer.isAlive()) {
      String data = workspace.canvases().find(ANN, "x").orElseThrow().data().value();
      assertThat(data.chars().distinct().count()).as("letters in one drawing").isEqualTo(2);
    }
    writer.join();
    assertThat(workspace.canvases().find(ANN, "x").orElseThrow().revision()).isEqualTo(41);
    assertThat(leftOvers("CANVAS#x")).hasSize(4);
  }

  private void replaceManyTimes() {
    for (int revision = 1; revision <= 40; revision++) {
      char letter = (char) ('a' + revision % 26);
      Canvas next = Things.canvas("x", repeated(letter)).withRevision(revision);
      assertThat(workspace.canvases().replace(next).revision()).isEqualTo(revision + 1);
    }
  }

  /** As many parts as three. */
  private static String repeated(char letter) {
    return "\"" + String.valueOf(letter).repeat(1_000_000) + "\"";
  }

  /** What lies in a partition of the tenant, looked at past the store. */
  private List<Map<String, AttributeValue>> leftOvers(String partition) {
    try (DynamoDbClient client = ClientFactory.client(options, List.of())) {
      AttributeValue key = AttributeValue.fromS(KeyScope.of(tenant).prefix() + partition);
      return client
          .queryPaginator(
              query ->
                  query
                      .tableName(options.tables())
                      .keyConditionExpression("PK = :key")
                      .projectionExpression("SK")
                      .expressionAttributeValues(Map.of(":key", key)))
          .items()
          .stream()
          .toList();
    }
  }

  private static void assertNotFound(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(StoreException.NotFound.class);
  }

  private static void assertDies(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(CrashingClient.Crash.class);
  }
}
