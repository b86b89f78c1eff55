package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.JsonText;
import io.gantry.fake.InMemoryStore;
import io.gantry.origin.archive.Archive;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.QuarantineEntry;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.store.Store;
import io.gantry.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages and tickets whose conversation is gone from a store that has users. */
class LostConversationTest {

  private static final MoveOptions KEEP = MoveOptions.DEFAULT;
  private static final MoveOptions QUARANTINE = KEEP.withOrphans(MoveOptions.Orphans.QUARANTINE);

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final String FIRST = "20260102_030405_000001";
  private static final String LAST = "20260102_030405_000002";

  private static final EndTraits FOREIGN =
      EndTraits.ofForeign(
          EnumSet.of(
              EntityKind.TENANT,
              EntityKind.USER,
              EntityKind.CREDENTIAL,
              EntityKind.CONVERSATION,
              EntityKind.MESSAGE,
              EntityKind.TICKET),
          Tenancy.BY_TENANT);

  @TempDir private Path folder;

  private static BulkRecord of(Object value) {
    return BulkRecord.of(TenantId.DEFAULT, value);
  }

  private static BulkRecord message(String id, Instant at) {
    return of(
        new Message(
            id,
            "gone",
            "id of ann",
            id,
            "user",
            new JsonText("\"hello\""),
            null,
            JsonText.EMPTY_OBJECT,
            null,
            at,
            at,
            1));
  }

  private static BulkRecord ticket() {
    return of(
        new Ticket(
            "t",
            "gone",
            "id of ann",
            null,
            "T",
            "",
            "bug",
            "low",
            "open",
            JsonText.EMPTY_ARRAY,
            JsonText.EMPTY_ARRAY,
            JsonText.EMPTY_ARRAY,
            null,
            null,
            AT.minusSeconds(9),
            AT,
            1));
  }

  /** The message that comes first was written last. */
  private static List<BulkRecord> records() {
    List<BulkRecord> records = new ArrayList<>(RestartTest.people("ann"));
    records.add(message(FIRST, AT.plusSeconds(1)));
    records.add(message(LAST, AT));
    return records;
  }

  private MoveReport move(List<BulkRecord> records, Store target, MoveOptions options) {
    return run(FixedEnd.of(FOREIGN, records, List.of()), Ends.of("target", target), options);
  }

  private MoveReport run(MoveEnd source, MoveEnd target, MoveOptions options) {
    return KilledMove.mover(folder)
        .run(
            new MoveRequest(source, target, options.withThreads(2)),
            MoveListener.SILENT,
            new Cancellation());
  }

  private static List<String> lines(PreflightReport report) {
    return report.findings().stream()
        .filter(finding -> finding.key().kind() != EntityKind.TENANT)
        .map(Finding::line)
        .toList();
  }

  private static Conversation made(Store store) {
    List<Conversation> all =
        Ends.contents(store).stream()
            .map(BulkRecord::value)
            .filter(Conversation.class::isInstance)
            .map(Conversation.class::cast)
            .toList();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void aTargetWithoutUsersIsRefusedBeforeEitherEndIsOpened() {
    MoveEnd source = unopened(FOREIGN);
    MoveEnd target = unopened(EndTraits.of(SchemaVersion.V5));

    assertThatThrownBy(() -> run(source, target, QUARANTINE))
        .isInstanceOfSatisfying(
            MoveException.class,
            refused -> assertThat(refused.code()).isEqualTo(MoveException.Code.USAGE))
        .hasMessage("--orphans=quarantine needs users in the target");
  }

  private static MoveEnd unopened(EndTraits traits) {
    String name = traits.toString();
    return new MoveEnd(
        name,
        name,
        traits,
        () -> {
          throw new AssertionError(name + " was opened");
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"V6", "V7", "V8"})
  void quarantineMakesAConversationForWhatIsLeftOfIt(SchemaVersion version) throws Exception {
    Store target = new InMemoryStore(version);

    MoveReport report = move(records(), target, QUARANTINE);

    Set<BulkRecord> there = Ends.contents(target);
    assertThat(there)
        .filteredOn(one -> one.kind() == EntityKind.MESSAGE)
        .extracting(one -> Rewritten.atRevision(one.value(), 1))
        .containsExactlyInAnyOrder(
            Rewritten.ownedBy(message(FIRST, AT.plusSeconds(1)).value(), QuarantineEntry.OWNER),
            Rewritten.ownedBy(message(LAST, AT).value(), QuarantineEntry.OWNER));
    Conversation made = made(target);
    assertThat(made.id()).isEqualTo("gone");
    assertThat(made.ownerId()).isEqualTo(QuarantineEntry.OWNER);
    assertThat(made.messageCount()).isEqualTo(2);
    assertThat(made.lastMessageAt()).isEqualTo(AT);
    assertThat(made.createdAt()).isEqualTo(AT);
    assertThat(made.updatedAt()).isEqualTo(AT.plusSeconds(1));
    assertThat(lines(report.preflight()))
        .containsExactlyInAnyOrder(
            "ORPHAN message gone/"
                + FIRST
                + " of tenant default: its conversation gone is not"
                + " there; moved to quarantine",
            "ORPHAN message gone/"
                + LAST
                + " of tenant default: its conversation gone is not"
                + " there; moved to quarantine",
            "MADE user quarantine of tenant default: user quarantine",
            "MADE conversation gone of tenant default: for what is left of it, 2 messages; without"
                + " a title, and of their times");
    assertThat(Files.readString(report.certificate())).contains("MADE conversation gone");
    assertThat(report.kinds())
        .filteredOn(kind -> kind.kind() == EntityKind.CONVERSATION)
        .allMatch(kind -> kind.written() == 1 && kind.verified() == 1);
  }

  @Test
  void ticketsAloneAreEnough() {
    Store target = new InMemoryStore(SchemaVersion.V7);
    List<BulkRecord> records = new ArrayList<>(RestartTest.people("ann"));
    records.add(ticket());

    move(records, target, QUARANTINE);

    Conversation made = made(target);
    assertThat(made.messageCount()).isZero();
    assertThat(made.lastMessageAt()).isNull();
    assertThat(made.createdAt()).isEqualTo(AT.minusSeconds(9));
    assertThat(Ends.contents(target))
        .contains(of(Rewritten.ownedBy(ticket().value(), QuarantineEntry.OWNER)));
  }

  @Test
  void theSameMergeComesOutTheSameAgain() {
    Store target = new InMemoryStore(SchemaVersion.V7);
    move(records(), target, QUARANTINE.withMerge(true));
    Set<BulkRecord> once = Ends.contents(target);

    move(records(), target, QUARANTINE.withMerge(true));

    assertThat(Ends.contents(target)).isEqualTo(once);
  }

  @Test
  void aMergeWithMoreOfTheSameConversationIsAConflict() {
    Store target = new InMemoryStore(SchemaVersion.V7);
    move(records(), target, QUARANTINE.withMerge(true));
    List<BulkRecord> more = records();
    more.add(message("20260102_030405_000003", AT));

    MoveException refused = refusal(more, target, QUARANTINE.withMerge(true));

    assertThat(lines(refused.preflight().orElseThrow()))
        .anyMatch(line -> line.startsWith("CONFLICT conversation gone"));
  }

  private MoveException refusal(List<BulkRecord> records, Store target, MoveOptions options) {
    return catchThrowableOfType(MoveException.class, () -> move(records, target, options));
  }

  @ParameterizedTest
  @EnumSource(names = {"V6", "V7", "V8"})
  void whereItCannotBeKeptTheFindingNamesTheWay(SchemaVersion version) {
    MoveException refused = refusal(records(), new InMemoryStore(version), KEEP);

    assertThat(lines(refused.preflight().orElseThrow()))
        .contains(
            "ORPHAN message gone/"
                + LAST
                + " of tenant default: its conversation gone is not"
                + " there; --orphans quarantine makes one for what is left of it")
        .hasSize(2);
  }

  @Test
  void whereNobodyCanBePutAsideTheFindingNamesAnotherWay() {
    List<BulkRecord> records = records();
    records.removeIf(one -> one.kind() == EntityKind.USER);

    MoveException refused = refusal(records, new InMemoryStore(SchemaVersion.V5), KEEP);

    assertThat(lines(refused.preflight().orElseThrow()))
        .contains(
            "ORPHAN message gone/"
                + LAST
                + " of tenant default: its conversation gone is not"
                + " there; versions 6 to 8 take it with --orphans quarantine; or put that back in"
                + " the source, or delete this there");
  }

  @Test
  void anArchiveKeepsItAsItIs() {
    MoveEnd archive = Archive.at(folder.resolve("archive.zip")).end();

    MoveReport report = run(FixedEnd.of(FOREIGN, records(), List.of()), archive, KEEP);

    assertThat(report.written()).isEqualTo(records().size());
    assertThat(lines(report.preflight())).hasSize(2).allMatch(line -> line.endsWith("as it is"));
    assertThat(report.certificateFile()).isPresent();
  }
}
