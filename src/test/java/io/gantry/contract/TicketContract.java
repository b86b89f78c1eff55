package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static io.gantry.common.PageRequest.oldestFirst;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.chat.Conversation;
import io.gantry.chat.Ticket;
import io.gantry.chat.TicketRepository;
import io.gantry.common.InvalidCursorException;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that a repository of tickets must do. */
abstract class TicketContract extends WorkspaceContract implements ChatScene {

  TicketContract(StoreContract suite) {
    super(suite);
  }

  @BeforeEach
  final void makeConversation() {
    conversation(TALK);
  }

  @Test
  void aFullTicketComesBackEqual() {
    tickets().create(ticket("1"));
    assertThat(find("1")).isEqualTo(ticket("1"));
    assertThat(Lists.tickets(workspace(), ANN, TALK)).containsExactly(ticket("1"));
  }

  @Test
  void aBareTicketComesBackEqual() {
    tickets().create(Samples.bareTicket("1", TALK, ANN));
    assertThat(find("1")).isEqualTo(Samples.bareTicket("1", TALK, ANN));
  }

  @Test
  void aTicketDoesNotChangeItsConversation() {
    Conversation before = talk();
    tickets().create(ticket("1"));
    tickets().replace(ticket("1"));
    tickets().delete(ANN, TALK, "1");
    assertThat(talk()).isEqualTo(before);
  }

  @Test
  void createInAnUnknownConversationFails() {
    Ticket ticket = Samples.ticket("1", "none", ANN);
    Failures.assertUnknown(EntityKind.CONVERSATION, "none", () -> tickets().create(ticket));
    conversation("none");
    assertThat(tickets().find(ANN, "none", "1")).isEmpty();
  }

  @Test
  void createInAForeignConversationFailsAsIfUnknown() {
    Ticket ticket = Samples.ticket("1", TALK, BOB);
    Failures.assertUnknown(EntityKind.CONVERSATION, TALK, () -> tickets().create(ticket));
    assertThat(tickets().find(ANN, TALK, "1")).isEmpty();
    assertThat(tickets().find(BOB, TALK, "1")).isEmpty();
  }

  @Test
  void createFailsOnAnExistingId() {
    tickets().create(ticket("1"));
    Ticket second = Samples.changedTicket("1", TALK, ANN);
    Failures.assertTaken(EntityKind.TICKET, "id", () -> tickets().create(second));
    assertThat(find("1")).isEqualTo(ticket("1"));
  }

  @Test
  void createFailsOnAnExistingIdWithAnotherCreation() {
    tickets().create(ticket("1"));
    Ticket second = RecordCopy.with(ticket("1"), "createdAt", Samples.FAR);
    Failures.assertTaken(EntityKind.TICKET, "id", () -> tickets().create(second));
    assertThat(Lists.tickets(workspace(), ANN, TALK)).containsExactly(ticket("1"));
  }

  @Test
  void twoConversationsMayHoldTheSameId() {
    conversation("other");
    Ticket there = Samples.changedTicket("1", "other", ANN);
    tickets().create(ticket("1"));
    tickets().create(there);
    assertThat(find("1")).isEqualTo(ticket("1"));
    assertThat(tickets().find(ANN, "other", "1")).contains(there);
  }

  @Test
  void findGivesNothingForUnknownIdsAndForeignOwners() {
    tickets().create(ticket("1"));
    conversation("other");
    assertThat(tickets().find(ANN, TALK, "2")).isEmpty();
    assertThat(tickets().find(ANN, "other", "1")).isEmpty();
    assertThat(tickets().find(ANN, "none", "1")).isEmpty();
    assertThat(tickets().find(BOB, TALK, "1")).isEmpty();
    assertThat(tickets().find(ANN, TALK, "")).isEmpty();
    assertThat(tickets().find(ANN, TALK, "\ud800")).isEmpty();
  }

  @Test
  void oddIdsAreKept() {
    Oddities.oddIds()
        .forEach(
            id -> {
              tickets().create(ticket(id));
              assertThat(find(id)).as(id).isEqualTo(ticket(id));
            });
  }

  @Test
  void replaceChangesEveryComponent() {
    tickets().create(ticket("1"));
    Ticket next = Samples.changedTicket("1", TALK, ANN);
    Ticket replaced = tickets().replace(next);
    assertThat(replaced).isEqualTo(next.withRevision(2));
    assertThat(find("1")).isEqualTo(replaced);
    assertThat(Lists.tickets(workspace(), ANN, TALK)).containsExactly(replaced);
  }

  @Test
  void replaceKeepsTheCreation() {
    tickets().create(ticket("1"));
    Ticket replaced = tickets().replace(RecordCopy.with(ticket("1"), "createdAt", Samples.FAR));
    assertThat(replaced).isEqualTo(ticket("1").withRevision(2));
    assertThat(find("1")).isEqualTo(replaced);
  }

  @Test
  void replaceOfAStaleRevisionIsAConflict() {
    tickets().create(ticket("1"));
    Ticket second = tickets().replace(Samples.changedTicket("1", TALK, ANN));
    Failures.assertStale(EntityKind.TICKET, "1", 1, () -> tickets().replace(ticket("1")));
    assertThat(find("1")).isEqualTo(second);
  }

  @Test
  void replaceOfAnUnknownTicketFails() {
    Failures.assertUnknown(EntityKind.TICKET, "1", () -> tickets().replace(ticket("1")));
    Ticket elsewhere = Samples.ticket("1", "none", ANN);
    Failures.assertUnknown(EntityKind.TICKET, "1", () -> tickets().replace(elsewhere));
  }

  @Test
  void replaceByAForeignOwnerFailsAsIfUnknown() {
    tickets().create(ticket("1"));
    Ticket stolen = Samples.changedTicket("1", TALK, BOB);
    Failures.assertUnknown(EntityKind.TICKET, "1", () -> tickets().replace(stolen));
    assertThat(find("1")).isEqualTo(ticket("1"));
  }

  @Test
  void deleteAnswersWhetherThereWasOne() {
    tickets().create(ticket("1"));
    assertThat(tickets().delete(ANN, TALK, "1")).isTrue();
    assertThat(tickets().delete(ANN, TALK, "1")).isFalse();
    assertThat(tickets().find(ANN, TALK, "1")).isEmpty();
    assertThat(Lists.tickets(workspace(), ANN, TALK)).isEmpty();
  }

  @Test
  void deleteByAForeignOwnerOrElsewhereAnswersFalse() {
    tickets().create(ticket("1"));
    conversation("other");
    assertThat(tickets().delete(BOB, TALK, "1")).isFalse();
    assertThat(tickets().delete(ANN, "other", "1")).isFalse();
    assertThat(tickets().delete(ANN, "none", "1")).isFalse();
    assertThat(find("1")).isEqualTo(ticket("1"));
  }

  @Test
  void listsAreOrderedByCreationAndId() {
    createAt("b", Samples.AT.plusSeconds(1));
    createAt("c", Samples.AT);
    createAt("é", Samples.AT);
    createAt("#", Samples.AT);
    createAt("a", Samples.AT.plusSeconds(1));
    List<String> order = List.of("#", "c", "é", "a", "b");
    assertThat(Lists.tickets(workspace(), ANN, TALK)).extracting(Ticket::id).isEqualTo(order);
    for (int limit = 1; limit <= 5; limit++) {
      assertThat(Walk.through(oldestFirst(limit), this::list))
          .extracting(Ticket::id)
          .isEqualTo(order);
      assertThat(Walk.through(newestFirst(limit), this::list))
          .extracting(Ticket::id)
          .containsExactly("b", "a", "é", "c", "#");
    }
  }

  @Test
  void aFullLastPageHasNoCursor() {
    createAt("1", Samples.AT);
    createAt("2", Samples.AT);
    assertThat(list(oldestFirst(2)).nextCursor()).isNull();
  }

  @Test
  void aCursorStaysGoodWhenItsTicketIsDeleted() {
    createAt("1", Samples.AT);
    createAt("2", Samples.AT);
    createAt("3", Samples.AT);
    PageRequest next = oldestFirst(2).after(requireNonNull(list(oldestFirst(2)).nextCursor()));
    tickets().delete(ANN, TALK, "2");
    assertThat(list(next).items()).extracting(Ticket::id).containsExactly("3");
  }

  @Test
  void cursorsOfOtherListsAreRefused() {
    createAt("1", Samples.AT);
    createAt("2", Samples.AT);
    conversation("other");
    String cursor = requireNonNull(list(oldestFirst(1)).nextCursor());
    assertRefused(TALK, newestFirst(1).after(cursor));
    assertRefused(TALK, oldestFirst(1).after(cursor.substring(1)));
    assertRefused("other", oldestFirst(1).after(cursor));
  }

  @Test
  void theListOfAnUnknownOrForeignConversationFails() {
    tickets().create(ticket("1"));
    Failures.assertUnknown(
        EntityKind.CONVERSATION, "none", () -> tickets().list(ANN, "none", oldestFirst(1)));
    Failures.assertUnknown(
        EntityKind.CONVERSATION, TALK, () -> tickets().list(BOB, TALK, oldestFirst(1)));
  }

  private void assertRefused(String conversationId, PageRequest page) {
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> tickets().list(ANN, conversationId, page));
  }

  private TicketRepository tickets() {
    return workspace().tickets();
  }

  private Ticket find(String id) {
    return tickets().find(ANN, TALK, id).orElseThrow();
  }

  private void createAt(String id, Instant createdAt) {
    tickets().create(RecordCopy.with(ticket(id), "createdAt", createdAt));
  }

  private Page<Ticket> list(PageRequest page) {
    return tickets().list(ANN, TALK, page);
  }
}
