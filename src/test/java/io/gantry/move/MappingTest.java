package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.fake.RecordCopy;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.QuarantineEntry;
import io.gantry.store.RecordKey;
import io.gantry.store.SchemaVersion;
import io.gantry.store.jaaz.JaazNumbers;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

  private static final Instant AT = Instant.parse("2025-01-02T03:04:05.000006Z");
  private static final TenantId ACME = new TenantId("acme");

  @ParameterizedTest
  @CsvSource({"V7,V8", "V8,V7", "V7,V7"})
  void betweenVersionsWithTenantsNothingChanges(SchemaVersion from, SchemaVersion to) {
    Mapping mapping = new Mapping(plan(from, to));

    for (BulkRecord record : List.of(of(canvas("u", 9)), of(message("m", "k")), of(user("u")))) {
      assertThat(mapping.map(record)).isEqualTo(new Mapped.Moved(record));
    }
  }

  @Test
  void whatBelongsToNobodyGetsAnOwnerATenantAndItsFirstRevision() {
    Mapping mapping = new Mapping(plan(SchemaVersion.V4, SchemaVersion.V7).withNew(ACME, "user-1"));

    assertThat(mapped(mapping, of(canvas(LocalUser.ID, 123_456))))
        .isEqualTo(new BulkRecord(ACME, RecordKey.of(canvas("x", 1)), canvas("user-1", 1)));
  }

  @Test
  void everyOwnedKindChangesItsOwnerAlone() {
    Mapping mapping = new Mapping(plan(SchemaVersion.V7, SchemaVersion.V7).withNew(null, "new"));

    for (Object value : OwnedSamples.all("old")) {
      Object moved = mapped(mapping, BulkRecord.of(ACME, value)).value();
      assertThat(moved).isEqualTo(RecordCopy.with(value, "ownerId", "new"));
    }
  }

  @Test
  void messagesChangeTheFormOfTheirIdsWithTheirOwner() {
    Mapping mapping =
        new Mapping(plan(SchemaVersion.V4, SchemaVersion.V6).withNew(TenantId.DEFAULT, "u1"));

    Message moved = (Message) mapped(mapping, of(message("3", JaazNumbers.orderKey(3)))).value();

    assertThat(moved.id()).isEqualTo("19700101_000000_000003");
    assertThat(moved.ownerId()).isEqualTo("u1");
    assertThat(moved.conversationId()).isEqualTo("c");
  }

  @Test
  void recordsOfAnotherTenantOrUserAreLeft() {
    Mapping mapping = new Mapping(plan(SchemaVersion.V7, SchemaVersion.V7).withOnly(ACME, "u"));
    Mapped left = new Mapped.Left(Mapped.Reason.NOT_CHOSEN);

    assertThat(mapping.map(BulkRecord.of(TenantId.DEFAULT, canvas("u", 1)))).isEqualTo(left);
    assertThat(mapping.map(BulkRecord.of(ACME, canvas("other", 1)))).isEqualTo(left);
    assertThat(mapping.map(BulkRecord.of(ACME, user("other")))).isEqualTo(left);
    assertThat(mapping.map(BulkRecord.of(ACME, credential("other")))).isEqualTo(left);
    assertThat(mapping.map(BulkRecord.of(ACME, canvas("u", 1)))).isInstanceOf(Mapped.Moved.class);
    assertThat(mapping.map(BulkRecord.of(ACME, tenant()))).isInstanceOf(Mapped.Moved.class);
  }

  @Test
  void aKindThatTheTargetLacksIsLeftOnlyWhenSomebodySaysSo() {
    MappingPlan plan = plan(SchemaVersion.V7, SchemaVersion.V4);

    assertThat(new Mapping(plan).map(of(user("u"))))
        .isEqualTo(new Mapped.Unfit(Finding.Sort.LACKING_KIND, "the target has no users"));
    assertThat(new Mapping(plan.withLeaveLacking(true)).map(of(user("u"))))
        .isEqualTo(new Mapped.Left(Mapped.Reason.LACKING_KIND));
    assertThat(new Mapping(plan).map(of(tenant())))
        .isEqualTo(new Mapped.Left(Mapped.Reason.IMPLIED));
  }

  @Test
  void workflowsNeedNumbersInTheOldestTables() {
    Mapping mapping = new Mapping(plan(SchemaVersion.V7, SchemaVersion.V3));

    assertThat(mapping.map(of(workflow("12")))).isInstanceOf(Mapped.Moved.class);
    assertThat(mapping.map(of(workflow("0b7e"))))
        .isInstanceOfSatisfying(
            Mapped.Unfit.class, unfit -> assertThat(unfit.sort()).isEqualTo(Finding.Sort.ID_FORM));
  }

  @Test
  void renamedUsersKeepAllElse() {
    MappingPlan.Whose whose = new MappingPlan.Whose(TenantId.DEFAULT, "u");
    Mapping mapping =
        new Mapping(
            plan(SchemaVersion.V7, SchemaVersion.V7)
                .withRenamed(Map.of(whose, new MappingPlan.Names("bob-2", null))));

    assertThat(mapped(mapping, of(user("u"))).value())
        .isEqualTo(RecordCopy.with(RecordCopy.with(user("u"), "username", "bob-2"), "email", null));
    assertThat(mapped(mapping, of(user("v"))).value()).isEqualTo(user("v"));
  }

  @Test
  void quarantineTakesAConversationWithItsMessages() {
    MappingPlan.Place place =
        new MappingPlan.Place(
            TenantId.DEFAULT, new RecordKey(EntityKind.CONVERSATION, List.of("c")));
    Mapping mapping =
        new Mapping(
            plan(SchemaVersion.V4, SchemaVersion.V7)
                .withNew(TenantId.DEFAULT, "u")
                .withQuarantine(new Quarantine(Map.of(place, "why"), Map.of(), "m", "v4", AT)));

    assertThat(((Message) mapped(mapping, of(message("1", "1"))).value()).ownerId())
        .isEqualTo(QuarantineEntry.OWNER);
    assertThat(((Conversation) mapped(mapping, of(conversation("c"))).value()).ownerId())
        .isEqualTo(QuarantineEntry.OWNER);
    assertThat(((Conversation) mapped(mapping, of(conversation("d"))).value()).ownerId())
        .isEqualTo("u");
  }

  @Test
  void sidesAgreeAboutWhatTheTargetComputes() {
    Mapping mapping = new Mapping(plan(SchemaVersion.V7, SchemaVersion.V4));
    Object counted = RecordCopy.with(conversation("c"), "messageCount", 5L);
    Object other = RecordCopy.with(RecordCopy.with(counted, "lastMessageAt", AT), "revision", 8L);

    assertThat(mapping.comparable(of(other))).isEqualTo(mapping.comparable(of(conversation("c"))));
    assertThat(new Mapping(plan(SchemaVersion.V7, SchemaVersion.V8)).comparable(of(other)))
        .isEqualTo(of(other));
  }

  private static MappingPlan plan(SchemaVersion from, SchemaVersion to) {
    return MappingPlan.straight(EndTraits.of(from), EndTraits.of(to));
  }

  private static BulkRecord mapped(Mapping mapping, BulkRecord record) {
    assertThat(mapping.map(record)).isInstanceOf(Mapped.Moved.class);
    return ((Mapped.Moved) mapping.map(record)).record();
  }

  private static BulkRecord of(Object value) {
    return BulkRecord.of(TenantId.DEFAULT, value);
  }

  private static Tenant tenant() {
    return new Tenant(TenantId.DEFAULT, "Default", TenantStatus.ACTIVE, AT, AT, 3);
  }

  private static User user(String id) {
    return new User(
        id, "Bob", "bob@x.org", null, Role.ADMIN, UserStatus.ACTIVE, null, AT, AT, AT, 2);
  }

  private static Credential credential(String user) {
    return new Credential(user, CredentialScheme.ARGON2, new Secret("$a"), null, AT, AT, 1);
  }

  private static Canvas canvas(String owner, long revision) {
    return new Canvas("x", owner, "n", null, null, new JsonText("{}"), AT, AT, revision);
  }

  private static Workflow workflow(String id) {
    return new Workflow(id, "u", "n", null, null, null, null, AT, AT, 1);
  }

  private static Conversation conversation(String id) {
    return new Conversation(
        id, "local", "t", null, null, null, null, false, null, 0, null, AT, AT, 1);
  }

  private static Message message(String id, String orderKey) {
    return new Message(
        id,
        "c",
        "u",
        orderKey,
        "user",
        JsonText.EMPTY_OBJECT,
        null,
        JsonText.EMPTY_OBJECT,
        null,
        AT,
        AT,
        1);
  }

  /** One record of each kind that has an owner. */
  private static final class OwnedSamples {

    private static List<Object> all(String owner) {
      return List.of(
          canvas(owner, 4),
          RecordCopy.with(conversation("c"), "ownerId", owner),
          RecordCopy.with(message("1", "1"), "ownerId", owner),
          RecordCopy.with(workflow("w"), "ownerId", owner),
          new StoredFile("f", owner, "n", "p", "m", 1L, "0a".repeat(32), 2, 3, AT, AT, 4),
          new AudioFile("a", owner, "k", 5L, AT, AT, AT, AT, 6),
          new KnowledgeDocument(
              "d",
              owner,
              "t",
              "x",
              "y",
              "z",
              JsonText.EMPTY_ARRAY,
              "f",
              "p",
              1L,
              "ft",
              "mt",
              2L,
              AT,
              AT,
              3),
          new ProviderConfig(
              "p", owner, "openai", JsonText.EMPTY_OBJECT, new Secret("s"), true, AT, AT, 5),
          new Ticket(
              "t",
              "c",
              owner,
              "m",
              "x",
              "d",
              "ty",
              "pr",
              "st",
              JsonText.EMPTY_ARRAY,
              JsonText.EMPTY_ARRAY,
              JsonText.EMPTY_ARRAY,
              "e",
              "u",
              AT,
              AT,
              2));
    }
  }
}
