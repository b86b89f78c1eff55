package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.ListFilter;
import io.gantry.common.ListPosition;
import io.gantry.common.OwnedRecord;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A loaded store is like one that was filled by its repositories. */
abstract class BulkUseContract extends BulkScene {

  BulkUseContract(StoreSuite suite) {
    super(suite);
  }

  @ParameterizedTest
  @EnumSource(BulkLoad.Into.class)
  void everyOwnedRecordIsFound(BulkLoad.Into into) {
    load(new BulkLoad("load-1", into), world().plain());
    OwnedKinds.in(shape()).forEach(this::assertFound);
    assertThat(Lists.messages(workspace(), ANN, BulkWorld.TALK)).hasSize(BulkWorld.MESSAGES);
  }

  private <T extends OwnedRecord<T>> void assertFound(OwnedKind<T> kind) {
    for (BulkRecord record : world().plain(tenant())) {
      if (record.kind() == kind.entity() && record.value() instanceof OwnedRecord<?> given) {
        T found =
            kind.repository().apply(workspace()).find(given.ownerId(), given.id()).orElseThrow();
        assertSame(List.of(record), List.of(record(tenant(), found)));
      }
    }
  }

  @Test
  void listsHaveTheirOrder() {
    load(world().nasty(tenant()));
    OwnedKinds.in(shape()).forEach(this::assertListed);
  }

  private <T extends OwnedRecord<T>> void assertListed(OwnedKind<T> kind) {
    List<ListPosition> expected = new ArrayList<>();
    for (BulkRecord record : world().nasty(tenant())) {
      if (record.kind() == kind.entity()
          && record.value() instanceof OwnedRecord<?> owned
          && owned.ownerId().equals(ANN)) {
        expected.add(new ListPosition(owned.recency(), owned.id()));
      }
    }
    List<T> listed =
        Walk.through(
            PageRequest.newestFirst(7),
            page -> kind.repository().apply(workspace()).list(ANN, ListFilter.ALL, page));
    assertThat(listed.stream().map(ListPosition::of))
        .as(kind.toString())
        .isEqualTo(expected.stream().sorted(Comparator.reverseOrder()).toList());
  }

  @Test
  void messagesArePagedInTheirOrder() {
    load(world().plain());
    List<String> expected = new ArrayList<>();
    for (int number = 1; number <= BulkWorld.MESSAGES; number++) {
      expected.add(world().messageId(number));
    }
    List<Message> read =
        Walk.through(
            PageRequest.oldestFirst(2),
            page -> workspace().messages().list(ANN, BulkWorld.TALK, page));
    assertThat(ChatScene.ids(read)).isEqualTo(expected);
    for (String id : expected) {
      assertThat(workspace().messages().find(ANN, BulkWorld.TALK, id)).isPresent();
    }
  }

  @Test
  void aMessageIsAppendedBehindThoseLoaded() {
    load(world().plain());
    Conversation before = talk();
    Message appended = workspace().messages().append(world().message(60, BulkWorld.TALK));
    List<Message> messages = Lists.messages(workspace(), ANN, BulkWorld.TALK);
    assertThat(messages).hasSize(BulkWorld.MESSAGES + 1).endsWith(appended);
    assertThat(talk().messageCount()).isEqualTo(before.messageCount() + 1);
    assertThat(talk().lastMessageAt()).isEqualTo(appended.createdAt());
    if (shape().countsRevisions()) {
      assertThat(talk().revision()).isEqualTo(before.revision() + 1);
    }
  }

  private Conversation talk() {
    return workspace().conversations().find(ANN, BulkWorld.TALK).orElseThrow();
  }

  @Test
  void aLoadedRecordIsReplacedFromItsRevision() {
    load(world().plain());
    Conversation before = talk();
    Conversation replaced =
        workspace().conversations().replace(RecordCopy.with(before, "title", "New"));
    assertThat(replaced.title()).isEqualTo("New");
    assertThat(talk()).isEqualTo(replaced);
    if (shape().countsRevisions()) {
      assertThat(replaced.revision()).isEqualTo(before.revision() + 1);
    }
  }

  @Test
  void aConversationTakesItsPartsWithIt() {
    load(world().plain());
    assertThat(workspace().conversations().delete(ANN, BulkWorld.TALK)).isTrue();
    assertThat(
            all().stream()
                .filter(record -> record.tenant().equals(tenant()))
                .filter(record -> record.key().parts().get(0).equals(BulkWorld.TALK))
                .filter(
                    record ->
                        List.of(EntityKind.CONVERSATION, EntityKind.MESSAGE, EntityKind.TICKET)
                            .contains(record.kind())))
        .isEmpty();
  }

  @Test
  @OnlyWith(traits = Trait.SHARE_IDS)
  void aSharedConversationIsFound() {
    load(world().plain());
    for (TenantId tenant : world().tenants()) {
      assertThat(
              store()
                  .workspace(tenant)
                  .conversations()
                  .findByShareId(String.valueOf(world().talk().shareId())))
          .contains(world().talk());
    }
  }

  @Test
  @OnlyWith(EntityKind.TICKET)
  void ticketsAreListed() {
    load(world().plain());
    assertThat(Lists.tickets(workspace(), ANN, BulkWorld.TALK)).hasSize(1);
  }

  @Test
  @OnlyWith(EntityKind.TENANT)
  void tenantsAreListedAndErased() {
    load(world().plain());
    List<TenantId> listed =
        Walk.through(
                PageRequest.oldestFirst(2), page -> store().tenants(StoreSuite.ACCESS).list(page))
            .stream()
            .map(tenant -> tenant.id())
            .toList();
    assertThat(listed)
        .isEqualTo(
            world().tenants().stream().sorted(Comparator.comparing(TenantId::value)).toList());
    assertThat(store().tenants(StoreSuite.ACCESS).erase(tenant())).isTrue();
    assertHolds(
        world().plain().stream().filter(record -> !record.tenant().equals(tenant())).toList());
  }

  @Test
  void contentsAreCounted() {
    load(world().plain());
    Map<EntityKind, Long> counts = store().administration().contents(StoreSuite.ACCESS).counts();
    for (EntityKind kind : BulkWorld.ORDER) {
      long expected = world().plain().stream().filter(record -> record.kind() == kind).count();
      assertThat(counts.getOrDefault(kind, 0L)).as(kind.label()).isEqualTo(expected);
    }
  }
}
