package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.fake.InMemoryStore;
import io.gantry.move.certificate.Certificate;
import io.gantry.move.certificate.CertifiedFile;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.jaaz.JaazNumbers;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ids that the target has no form for. */
class RenumberingTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final String OWNER = "id of ann";

  private static final MoveOptions KEEP =
      MoveOptions.DEFAULT.withLacking(MoveOptions.LackingKinds.LEAVE);

  private static final MoveOptions RENUMBER = KEEP.withIds(MoveOptions.Ids.RENUMBER);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"V1", "V4", "V5", "V6"})
  void withoutTheChoiceEachIsRefusedAndTheChoiceNamed(SchemaVersion to) {
    MoveException refused =
        catchThrowableOfType(
            MoveException.class, () -> move(source(), new InMemoryStore(to), KEEP));

    assertThat(refused.code()).isEqualTo(MoveException.Code.DOES_NOT_FIT);
    assertThat(refused.preflight().orElseThrow().findings())
        .filteredOn(finding -> finding.sort() == Finding.Sort.ID_FORM)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.detail()).contains("--ids renumber"));
  }

  @ParameterizedTest
  @EnumSource(names = {"V1", "V2", "V3", "V4", "V5", "V6"})
  void allArriveInTheirOrderUnderIdsThatTheTargetHas(SchemaVersion to) throws Exception {
    Store source = source();
    Store target = new InMemoryStore(to);

    MoveReport report = move(source, target, RENUMBER);

    for (String conversation : List.of("mixed", "plain", "same times")) {
      assertThat(texts(target, conversation)).isEqualTo(texts(source, conversation)).isNotEmpty();
    }
    if (to.number() < 5) {
      assertThat(messages(target, "plain")).extracting(Message::id).containsExactly("5", "7");
    }
    assertThat(Ends.contents(target).stream().map(BulkRecord::key)).doesNotHaveDuplicates();
    CertifiedFile ids =
        Certificate.parse(Files.readString(report.certificateFile().orElseThrow()))
            .statement()
            .files()
            .get(1);
    List<String> lines =
        Files.readAllLines(report.certificateFile().orElseThrow().resolveSibling(ids.name()));
    assertThat(lines).hasSize((int) ids.lines()).anyMatch(line -> line.contains("\"same times\""));
    assertThat(report.preflight().findings())
        .extracting(Finding::detail)
        .contains("its 4 messages get other ids");
  }

  @Test
  void workflowsGetNumbersBehindThoseThatAreThere() {
    Store target = new InMemoryStore(SchemaVersion.V4);

    move(source(), target, RENUMBER);

    assertThat(
            Ends.contents(target).stream()
                .filter(one -> one.kind() == EntityKind.WORKFLOW)
                .map(one -> ((Workflow) one.value()).id()))
        .containsExactlyInAnyOrder("12", "13", "14");
  }

  @ParameterizedTest
  @EnumSource(names = {"V4", "V6"})
  void aMoveThatWasStoppedGivesTheSameIds(SchemaVersion to) {
    Store source = source();
    Store whole = new InMemoryStore(to);
    move(source, whole, RENUMBER);
    Store target = new InMemoryStore(to);
    assertThatThrownBy(() -> run(source, target, RENUMBER, new StopAt(EntityKind.CONVERSATION)))
        .hasMessage("stopped");

    assertThat(move(source, target, RENUMBER).resumed()).isTrue();

    assertThat(Ends.contents(target)).isEqualTo(Ends.contents(whole));
  }

  @Test
  void aSourceThatChangedMeanwhileIsToldInsteadOfMixingIds() {
    Store source = source();
    Store target = new InMemoryStore(SchemaVersion.V4);
    assertThatThrownBy(() -> run(source, target, RENUMBER, new StopAt(EntityKind.CONVERSATION)))
        .hasMessage("stopped");
    source.workspace(TenantId.DEFAULT).messages().append(message("mixed", "new", "z", 99));

    assertThatThrownBy(() -> move(source, target, RENUMBER))
        .isInstanceOfSatisfying(
            MoveException.class,
            told -> {
              assertThat(told.code()).isEqualTo(MoveException.Code.DIFFERENCES);
              assertThat(told.hint()).contains("--restart");
            });
    assertThat(move(source, target, RENUMBER.withRestart(true)).resumed()).isFalse();
  }

  @Test
  void theChoiceIsRefusedWhereItHasNoMeaning() {
    assertThatThrownBy(() -> move(source(), new InMemoryStore(SchemaVersion.V8), RENUMBER))
        .isInstanceOfSatisfying(
            MoveException.class,
            told -> assertThat(told.code()).isEqualTo(MoveException.Code.USAGE));
    assertThatThrownBy(
            () -> move(source(), new InMemoryStore(SchemaVersion.V4), RENUMBER.withMerge(true)))
        .isInstanceOfSatisfying(
            MoveException.class,
            told -> assertThat(told.code()).isEqualTo(MoveException.Code.USAGE));
  }

  private static Store source() {
    List<BulkRecord> records = new ArrayList<>(RestartTest.people("ann"));
    for (String id : List.of("mixed", "plain", "same times")) {
      records.add(of(conversation(id)));
    }
    records.add(of(message("plain", "5", JaazNumbers.orderKey(5), 1)));
    records.add(of(message("plain", "7", JaazNumbers.orderKey(7), 2)));
    records.add(of(message("mixed", "5", JaazNumbers.orderKey(5), 3)));
    records.add(of(message("mixed", UUID.nameUUIDFromBytes(new byte[] {1}).toString(), "a", 4)));
    for (int number = 0; number < 4; number++) {
      String id = UUID.nameUUIDFromBytes(new byte[] {2, (byte) number}).toString();
      records.add(of(message("same times", id, "k" + number, 5)));
    }
    for (String id : List.of("12", "one", "two")) {
      records.add(of(new Workflow(id, OWNER, id, null, null, null, null, AT, AT, 1)));
    }
    Store store = new InMemoryStore(SchemaVersion.V7);
    Ends.fill(store, records);
    return store;
  }

  private static BulkRecord of(Object value) {
    return BulkRecord.of(TenantId.DEFAULT, value);
  }

  private static Conversation conversation(String id) {
    return new Conversation(id, OWNER, id, null, null, null, null, false, null, 0, null, AT, AT, 1);
  }

  private static Message message(String conversation, String id, String orderKey, int second) {
    return new Message(
        id,
        conversation,
        OWNER,
        orderKey,
        "user",
        new JsonText("\"" + conversation + " " + orderKey + "\""),
        null,
        JsonText.EMPTY_OBJECT,
        null,
        AT.plusSeconds(second),
        AT.plusSeconds(second),
        1);
  }

  private static List<Message> messages(Store store, String conversation) {
    return Ends.contents(store).stream()
        .filter(one -> one.kind() == EntityKind.MESSAGE)
        .map(one -> (Message) one.value())
        .filter(one -> one.conversationId().equals(conversation))
        .sorted(Comparator.comparing(Message::orderKey))
        .toList();
  }

  private static List<String> texts(Store store, String conversation) {
    return messages(store, conversation).stream().map(one -> one.content().value()).toList();
  }

  private MoveReport move(Store source, Store target, MoveOptions options) {
    return run(source, target, options, MoveListener.SILENT);
  }

  private MoveReport run(Store source, Store target, MoveOptions options, MoveListener listener) {
    return new Move(new Move.Surroundings(Clock.systemUTC(), folder.resolve("moves"), "test"))
        .run(
            new MoveRequest(
                Ends.of("source", source),
                Ends.of("target " + System.identityHashCode(target), target),
                options),
            listener,
            new Cancellation());
  }

  /** Ends a move, as a crash does, when a kind is copied. */
  private record StopAt(EntityKind kind) implements MoveListener {

    @Override
    public void finished(MovePhase phase, KindReport report) {
      if (phase == MovePhase.COPY && report.kind() == kind) {
        throw new IllegalStateException("stopped");
      }
    }
  }
}
