package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.contract.BulkWorld;
import io.gantry.fake.InMemoryStore;
import io.gantry.move.certificate.Certificate;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every choice of a move, taken and not taken. */
class ChoiceTest {

  private static final MoveOptions NONE = MoveOptions.DEFAULT;
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private static final EndTraits FOREIGN =
      EndTraits.ofForeign(EnumSet.allOf(EntityKind.class), Tenancy.BY_TENANT);

  @TempDir private Path folder;

  @Test
  void usersOfOneNameAreRefusedOrRenamed() {
    MoveEnd source = FixedEnd.of(FOREIGN, RestartTest.people("ann", "bob", "ANN"), List.of());
    Store target = new InMemoryStore(SchemaVersion.V7);

    MoveException refused = refusal(source, target, NONE);
    assertThat(refused.preflight().orElseThrow().findings())
        .extracting(Finding::sort)
        .containsExactly(Finding.Sort.DUPLICATE_NAME);
    assertThat(Ends.contents(target)).isEmpty();
    MoveReport report = move(source, target, NONE.withDuplicates(MoveOptions.Duplicates.RENAME));

    assertThat(users(target)).extracting(User::username).containsOnly("ann", "bob", "ANN-2");
    assertThat(report.preflight().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.detail()).contains("moved under the name ANN-2"));
  }

  @Test
  void kindsThatTheTargetLacksAreRefusedOrLeftAndListed() throws Exception {
    MoveEnd source =
        FixedEnd.of(FOREIGN, plus(RestartTest.people("ann"), canvas("id of ann")), List.of());
    Store target = new InMemoryStore(SchemaVersion.V4);

    MoveException refused = refusal(source, target, NONE);
    assertThat(refused.preflight().orElseThrow().findings())
        .extracting(Finding::sort)
        .containsOnly(Finding.Sort.LACKING_KIND);
    MoveReport report = move(source, target, NONE.withLacking(MoveOptions.LackingKinds.LEAVE));

    assertThat(Ends.contents(target)).extracting(BulkRecord::kind).containsOnly(EntityKind.CANVAS);
    assertThat(notes(report)).anyMatch(note -> note.contains("it is left where it is, as chosen"));
  }

  @Test
  void valuesThatWereCutAreRefusedOrListed() throws Exception {
    BulkRecord canvas = canvas("id of ann");
    BulkRemark cut =
        new BulkRemark(
            canvas.tenant(), canvas.key(), BulkRemark.Oddity.CUT, "its name is too long");
    MoveEnd source = FixedEnd.of(FOREIGN, plus(RestartTest.people("ann"), canvas), List.of(cut));
    Store target = new InMemoryStore(SchemaVersion.V7);

    assertThat(refusal(source, target, NONE).preflight().orElseThrow().obstacles()).isOne();
    MoveReport report = move(source, target, NONE.withUnfit(MoveOptions.UnfitValues.CUT));

    assertThat(notes(report)).anyMatch(note -> note.contains("its name is too long"));
  }

  @Test
  void orphansAreKeptOrQuarantinedWithAllThatIsInThem() throws Exception {
    BulkRecord talk =
        of(
            new Conversation(
                "talk", "gone", "talk", null, null, null, null, false, null, 1, AT, AT, AT, 1));
    List<BulkRecord> records = plus(RestartTest.people("ann"), canvas("id of ann"));
    records.add(of(new Canvas("lost", "gone", "lost", null, null, null, AT, AT, 1)));
    records.add(talk);
    records.add(
        of(
            new Message(
                "m",
                "talk",
                "gone",
                "m",
                "user",
                new JsonText("\"hello\""),
                null,
                JsonText.EMPTY_OBJECT,
                null,
                AT,
                AT,
                1)));
    MoveEnd source = FixedEnd.of(FOREIGN, records, List.of());
    Store kept = new InMemoryStore(SchemaVersion.V7);
    Store quarantine = new InMemoryStore(SchemaVersion.V7);

    MoveReport keeping = move(source, kept, NONE);
    MoveReport moving = move(source, quarantine, NONE.withOrphans(MoveOptions.Orphans.QUARANTINE));

    assertThat(Ends.contents(kept)).containsExactlyInAnyOrderElementsOf(records);
    assertThat(notes(keeping)).anyMatch(note -> note.contains("moved as it is"));
    User keeper =
        users(quarantine).stream()
            .filter(user -> user.username().equals("quarantine"))
            .findFirst()
            .orElseThrow();
    assertThat(keeper.status()).isEqualTo(UserStatus.DISABLED);
    assertThat(owners(quarantine, keeper.id()))
        .filteredOn(id -> !id.startsWith("quarantine-"))
        .containsExactlyInAnyOrder("lost", "talk", "m");
    assertThat(owners(quarantine, keeper.id()))
        .filteredOn(id -> id.startsWith("quarantine-"))
        .as("entries of the canvas and of the conversation")
        .hasSize(2);
    assertThat(owners(quarantine, "id of ann")).containsExactly("canvas");
    assertThat(notes(moving))
        .filteredOn(note -> note.contains("moved to quarantine"))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  static Stream<EntityKind> kindsWithRevisions() {
    return new BulkWorld(SchemaVersion.V7)
        .plain().stream()
            .filter(one -> !Rewritten.atRevision(one.value(), 77).equals(one.value()))
            .map(BulkRecord::kind)
            .distinct();
  }

  @ParameterizedTest
  @MethodSource("kindsWithRevisions")
  void aMergeWithARecordOfTheSameKeyIsRefusedWhateverItsKind(EntityKind kind) {
    List<BulkRecord> world = List.copyOf(Set.copyOf(new BulkWorld(SchemaVersion.V7).plain()));
    Store source = filled(world);
    BulkRecord mine = world.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    List<BulkRecord> theirs = new ArrayList<>(world);
    theirs.remove(mine);
    theirs.add(new BulkRecord(mine.tenant(), mine.key(), Rewritten.atRevision(mine.value(), 77)));
    Store target = filled(theirs);
    Set<BulkRecord> before = Ends.contents(target);

    MoveException refused = refusal(Ends.of("source", source), target, NONE.withMerge(true));

    assertThat(refused.code()).isEqualTo(MoveException.Code.DOES_NOT_FIT);
    assertThat(refused.preflight().orElseThrow().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.sort()).isEqualTo(Finding.Sort.CONFLICT);
              assertThat(finding.key()).isEqualTo(mine.key());
            });
    assertThat(Ends.contents(target)).isEqualTo(before);
    Store same = filled(world);
    move(Ends.of("source", source), same, NONE.withMerge(true));
    assertThat(Ends.contents(same)).isEqualTo(Ends.contents(source));
  }

  @Test
  void aMergeIntoATargetWithAnotherUserOfTheNameIsRefused() {
    Store target = filled(RestartTest.people("ann"));
    List<BulkRecord> coming = new ArrayList<>(RestartTest.people("ANN"));

    MoveException refused =
        refusal(FixedEnd.of(FOREIGN, coming, List.of()), target, NONE.withMerge(true));

    assertThat(refused.preflight().orElseThrow().findings())
        .extracting(Finding::sort)
        .contains(Finding.Sort.DUPLICATE_NAME);
  }

  @Test
  void aTenantThatTheSourceDoesNotHaveIsNotMovedAsNothing() {
    MoveEnd source = FixedEnd.of(FOREIGN, RestartTest.people("ann"), List.of());
    Store target = new InMemoryStore(SchemaVersion.V7);

    MoveException refused = refusal(source, target, NONE.withTenant(new TenantId("nobodys")));

    assertThat(refused).hasMessage("There is no tenant nobodys in the source");
    assertThat(refused.code()).isEqualTo(MoveException.Code.NOT_FOUND);
    assertThat(move(source, target, NONE.withTenant(TenantId.DEFAULT)).resumed()).isFalse();
  }

  @Test
  void aTenantThatIsOnlyNamedByItsRecordsIsMovedAlone() {
    List<BulkRecord> people = new ArrayList<>(RestartTest.people("ann"));
    people.removeIf(record -> record.kind() == EntityKind.TENANT);
    Store target = new InMemoryStore(SchemaVersion.V7);

    move(FixedEnd.of(FOREIGN, people, List.of()), target, NONE.withTenant(TenantId.DEFAULT));

    assertThat(Ends.contents(target)).hasSize(people.size());
  }

  @Test
  void aDiskThatIsTooSmallIsToldBeforeTheFirstWrite() {
    List<BulkRecord> people = RestartTest.people("ann", "bob");
    Store target = new InMemoryStore(SchemaVersion.V7);
    MoveEnd from = FixedEnd.of(FOREIGN, people, List.of());

    MoveException refused =
        catchThrowableOfType(
            MoveException.class,
            () -> run(from, CrampedEnd.of(Ends.of("target", target), 3), NONE));

    assertThat(refused.code()).isEqualTo(MoveException.Code.DOES_NOT_FIT);
    assertThat(refused).hasMessageContaining("not enough room").hasMessageContaining("3 are free");
    assertThat(Ends.contents(target)).isEmpty();
    assertThat(target.administration().unfinishedLoad()).isEmpty();
    run(from, CrampedEnd.of(Ends.of("target", target), Long.MAX_VALUE), NONE);
    assertThat(Ends.contents(target)).containsExactlyInAnyOrderElementsOf(people);
  }

  @Test
  void aDatabaseThatRefusesForAWhileIsWaitedFor() {
    AtomicInteger reads = new AtomicInteger();
    List<BulkRecord> people = RestartTest.people("ann", "bob", "ben");
    MoveEnd source =
        FixedEnd.of(
            FOREIGN,
            people,
            List.of(),
            () -> {
              if (reads.incrementAndGet() % 40 == 7) {
                throw new StoreException.Unavailable("throttled", null);
              }
            });
    List<String> waits = new ArrayList<>();
    Store target = new InMemoryStore(SchemaVersion.V7);

    mover()
        .run(
            new MoveRequest(source, Ends.of("target", target), NONE),
            new MoveListener() {
              @Override
              public void waiting(String reason, Duration pause) {
                waits.add(reason);
              }
            },
            new Cancellation());

    assertThat(waits).isNotEmpty().containsOnly("throttled");
    assertThat(Ends.contents(target)).containsExactlyInAnyOrderElementsOf(people);
  }

  @ParameterizedTest
  @EnumSource(MovePhase.class)
  void aMoveCanBeStoppedInEveryPhaseAndGoesOn(MovePhase phase) {
    MoveEnd source = FixedEnd.of(FOREIGN, RestartTest.people("ann", "bob"), List.of());
    Store target = new InMemoryStore(SchemaVersion.V7);
    Cancellation cancellation = new Cancellation();
    MoveListener stopper =
        new MoveListener() {
          @Override
          public void phase(MovePhase begun) {
            if (begun == phase) {
              cancellation.cancel();
            }
          }
        };
    MoveRequest request = new MoveRequest(source, Ends.of("target", target), NONE);

    assertThatThrownBy(() -> mover().run(request, stopper, cancellation))
        .isInstanceOfSatisfying(
            MoveException.class,
            stopped -> assertThat(stopped.code()).isEqualTo(MoveException.Code.CANCELLED));
    MoveReport report = mover().run(request, MoveListener.SILENT, new Cancellation());

    assertThat(report.resumed()).isEqualTo(phase != MovePhase.PREFLIGHT);
    assertThat(users(target)).hasSize(2);
  }

  private static BulkRecord canvas(String owner) {
    return of(new Canvas("canvas", owner, "canvas", null, null, null, AT, AT, 1));
  }

  private static BulkRecord of(Object value) {
    return BulkRecord.of(TenantId.DEFAULT, value);
  }

  private static List<BulkRecord> plus(List<BulkRecord> records, BulkRecord more) {
    List<BulkRecord> all = new ArrayList<>(records);
    all.add(more);
    return all;
  }

  private static List<String> owners(Store store, String owner) {
    return Ends.contents(store).stream()
        .filter(one -> one.kind() != EntityKind.USER)
        .filter(one -> OwnerOf.record(one.value()).filter(owner::equals).isPresent())
        .map(one -> one.key().parts().get(one.key().parts().size() - 1))
        .toList();
  }

  private static List<String> notes(MoveReport report) throws Exception {
    return Certificate.parse(Files.readString(report.certificateFile().orElseThrow()))
        .statement()
        .notes();
  }

  private static Store filled(List<BulkRecord> records) {
    Store store = new InMemoryStore(SchemaVersion.V7);
    Ends.fill(store, records);
    return store;
  }

  private static List<User> users(Store store) {
    return Ends.contents(store).stream()
        .filter(one -> one.kind() == EntityKind.USER)
        .map(one -> (User) one.value())
        .toList();
  }

  private MoveException refusal(MoveEnd source, Store target, MoveOptions options) {
    return catchThrowableOfType(MoveException.class, () -> move(source, target, options));
  }

  private MoveReport move(MoveEnd source, Store target, MoveOptions options) {
    return run(source, Ends.of("target " + System.identityHashCode(target), target), options);
  }

  private MoveReport run(MoveEnd source, MoveEnd target, MoveOptions options) {
    return mover()
        .run(new MoveRequest(source, target, options), MoveListener.SILENT, new Cancellation());
  }

  private Move mover() {
    return new Move(new Move.Surroundings(Clock.systemUTC(), folder.resolve("moves"), "test"));
  }
}
