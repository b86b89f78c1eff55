package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gantry.fake.InMemoryStore;
import io.gantry.move.compare.Difference;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.store.Store;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the preflight sums up spares the verification a reading, where that proves as much. */
class SumsAheadTest {

  private static final EndTraits V7 = EndTraits.of(SchemaVersion.V7);
  private static final EndTraits FOREIGN =
      EndTraits.ofForeign(EnumSet.allOf(EntityKind.class), Tenancy.BY_TENANT);
  private static final MoveOptions NONE = MoveOptions.DEFAULT;
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path folder;

  private final List<BulkRecord> world = Ends.world(SchemaVersion.V7);
  private final Store target = new InMemoryStore(SchemaVersion.V8);

  @Test
  void aSnapshotIsReadTwiceAndItsTargetOnce() {
    PhasedEnd source = new PhasedEnd(V7, true, world);

    move(source, NONE);

    assertThat(source.read(MovePhase.PREFLIGHT)).isEqualTo(world.size());
    assertThat(source.read(MovePhase.COPY)).isEqualTo(world.size());
    assertThat(source.read(MovePhase.VERIFY)).isZero();
    MoveProgress last = source.progress(MovePhase.VERIFY);
    assertThat(last.records()).isEqualTo(world.size());
    assertThat(last.total()).hasValue(world.size());
  }

  @Test
  void whatIsNoSnapshotIsReadOnceMore() {
    PhasedEnd source = new PhasedEnd(V7, false, world);

    move(source, NONE);

    assertThat(source.read(MovePhase.VERIFY)).isEqualTo(world.size());
    MoveProgress last = source.progress(MovePhase.VERIFY);
    assertThat(last.records()).isEqualTo(2L * world.size());
    assertThat(last.total()).hasValue(2L * world.size());
  }

  @Test
  void whatWasWrittenAfterTheCopyToWhatIsNoSnapshotIsFound() {
    PhasedEnd source =
        new PhasedEnd(V7, false, world).from(MovePhase.FINISH, plus(world, canvas("later")));

    assertThat(differences(source)).extracting(SumsAheadTest::id).containsExactly("later");
  }

  @Test
  void whatWasWrittenBeforeTheCopyToWhatIsNoSnapshotArrives() {
    PhasedEnd source =
        new PhasedEnd(V7, false, world).from(MovePhase.COPY, plus(world, canvas("later")));

    move(source, NONE);

    assertThat(Ends.contents(target)).hasSize(world.size() + 1);
  }

  @Test
  void aRecordThatTheCopyDidNotGetIsFound() {
    PhasedEnd source =
        new PhasedEnd(V7, true, plus(world, canvas("dropped"))).in(MovePhase.COPY, world);

    assertThat(differences(source)).extracting(SumsAheadTest::id).containsExactly("dropped");
  }

  @Test
  void aRecordThatOnlyTheCopyGotIsFound() {
    PhasedEnd source =
        new PhasedEnd(V7, true, world).in(MovePhase.COPY, plus(world, canvas("doubled")));

    assertThat(differences(source)).extracting(SumsAheadTest::id).containsExactly("doubled");
  }

  @Test
  void aRecordThatTheCopyGotOtherwiseIsFound() {
    PhasedEnd source =
        new PhasedEnd(V7, true, plus(world, canvas("one")))
            .in(MovePhase.COPY, plus(world, canvas("one", "changed", 1)));

    assertThat(differences(source))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.fields())
                    .singleElement()
                    .satisfies(field -> assertThat(field.field()).isEqualTo("name")));
  }

  @Test
  void aRevisionThatTheCopyGotOtherwiseIsFound() {
    PhasedEnd source =
        new PhasedEnd(V7, true, plus(world, canvas("one")))
            .in(MovePhase.COPY, plus(world, canvas("one", "one", 2)));

    assertThat(differences(source)).extracting(SumsAheadTest::id).containsExactly("one");
  }

  @Test
  void usersWhoAreCalledOtherwiseAreSummedUpAnew() {
    List<BulkRecord> people = RestartTest.people("ann", "ANN");
    PhasedEnd source = new PhasedEnd(FOREIGN, true, people);

    move(source, NONE.withDuplicates(MoveOptions.Duplicates.RENAME));

    assertThat(source.read(MovePhase.VERIFY)).isEqualTo(people.size());
  }

  @Test
  void anOwnerWhoIsMadeIsAmongWhatIsCompared() {
    List<BulkRecord> records = plus(RestartTest.people("ann"), canvas("of nobody"));
    EndTraits traits =
        EndTraits.ofForeign(EnumSet.allOf(EntityKind.class), Tenancy.BY_USER).withUnowned("nobody");
    PhasedEnd source = new PhasedEnd(traits, true, records);

    move(source, NONE);

    assertThat(Ends.contents(target)).hasSize(records.size() + 1);
    assertThat(source.read(MovePhase.VERIFY)).isEqualTo(records.size());
  }

  @Test
  void whatIsPutAsideIsSummedUpAnew() {
    List<BulkRecord> records = plus(RestartTest.people("ann"), canvas("lost"));
    PhasedEnd source = new PhasedEnd(FOREIGN, true, records);

    move(source, NONE.withOrphans(MoveOptions.Orphans.QUARANTINE));

    assertThat(source.read(MovePhase.VERIFY)).isEqualTo(records.size());
    MoveProgress last = source.progress(MovePhase.VERIFY);
    assertThat(last.total()).hasValue(last.records());
  }

  @Test
  void whatIsBroughtTogetherIsReadOnceMore() {
    PhasedEnd source = new PhasedEnd(V7, true, world);

    move(source, NONE.withMerge(true));

    assertThat(source.read(MovePhase.VERIFY)).isEqualTo(world.size());
  }

  @Test
  void sumsOfACallThatWasStoppedAreNotThoseOfTheNext() {
    PhasedEnd source = new PhasedEnd(V7, true, world);
    MoveException stopped =
        catchThrowableOfType(
            MoveException.class,
            () -> {
              Cancellation cancellation = new Cancellation();
              MoveListener canceller =
                  new MoveListener() {
                    @Override
                    public void phase(MovePhase phase) {
                      source.phase(phase);
                      if (phase == MovePhase.FINISH) {
                        cancellation.cancel();
                      }
                    }
                  };
              mover().run(request(source, NONE), canceller, cancellation);
            });
    assertThat(stopped.code()).isEqualTo(MoveException.Code.CANCELLED);
    PhasedEnd changed = new PhasedEnd(V7, true, plus(world, canvas("later")));

    assertThat(differences(changed)).extracting(SumsAheadTest::id).containsExactly("later");
  }

  @Test
  void aVerificationThatWasStoppedIsDoneAgainWithNewSums() {
    PhasedEnd source = new PhasedEnd(V7, true, world);
    stopInVerification(source);
    long before = source.read(MovePhase.PREFLIGHT);

    move(source, NONE);

    assertThat(source.read(MovePhase.PREFLIGHT) - before).isEqualTo(world.size());
    assertThat(source.read(MovePhase.VERIFY)).isZero();
    assertThat(source.progress(MovePhase.VERIFY).records()).isEqualTo(world.size());
  }

  @Test
  void whatAVerificationThatWasStoppedSawOfTheTargetIsForgotten() {
    PhasedEnd source = new PhasedEnd(V7, true, world);
    stopInVerification(source);
    BulkRecord lost =
        world.stream().filter(one -> one.kind() == EntityKind.CANVAS).findFirst().orElseThrow();
    Canvas canvas = (Canvas) lost.value();
    target.workspace(lost.tenant()).canvases().delete(canvas.ownerId(), canvas.id());

    assertThat(differences(source)).extracting(SumsAheadTest::id).containsExactly(canvas.id());
  }

  /** As a crash does, when some of the kinds are compared. */
  private void stopInVerification(PhasedEnd source) {
    MoveListener stopper =
        new MoveListener() {
          @Override
          public void finished(MovePhase phase, KindReport report) {
            if (phase == MovePhase.VERIFY && report.kind() == EntityKind.MESSAGE) {
              throw new IllegalStateException("stopped");
            }
          }
        };
    assertThatThrownBy(() -> mover().run(request(source, NONE), stopper, new Cancellation()))
        .hasMessage("stopped");
  }

  @Test
  void aDryRunLeavesNoSums() {
    PhasedEnd source = new PhasedEnd(V7, true, world);

    mover().preflight(request(source, NONE), MoveListener.SILENT, new Cancellation());

    assertThat(folder.resolve("moves")).doesNotExist();
  }

  @Test
  void aRefusedMoveLeavesNoSums() throws Exception {
    PhasedEnd source = new PhasedEnd(V7, true, RestartTest.people("ann", "ANN"));

    MoveException refused = catchThrowableOfType(MoveException.class, () -> move(source, NONE));

    assertThat(refused.code()).isEqualTo(MoveException.Code.DOES_NOT_FIT);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .singleElement()
          .satisfies(file -> assertThat(file.toString()).endsWith(".findings.jsonl"));
    }
  }

  private List<Difference> differences(PhasedEnd source) {
    MoveException differ =
        catchThrowableOfType(MoveException.class, () -> move(source, NONE.withThreads(1)));
    assertThat(differ.code()).isEqualTo(MoveException.Code.DIFFERENCES);
    return differ.comparison().orElseThrow().differences();
  }

  private void move(PhasedEnd source, MoveOptions options) {
    mover().run(request(source, options), source, new Cancellation());
  }

  private MoveRequest request(PhasedEnd source, MoveOptions options) {
    return new MoveRequest(source.end(), Ends.of("target", target), options);
  }

  private Move mover() {
    return new Move(new Move.Surroundings(Clock.systemUTC(), folder.resolve("moves"), "test"));
  }

  private static String id(Difference difference) {
    return difference.key().parts().get(0);
  }

  private static List<BulkRecord> plus(List<BulkRecord> records, BulkRecord record) {
    List<BulkRecord> all = new ArrayList<>(records);
    all.add(record);
    return all;
  }

  private static BulkRecord canvas(String id) {
    return canvas(id, id, 1);
  }

  private static BulkRecord canvas(String id, String name, long revision) {
    return BulkRecord.of(
        TenantId.DEFAULT, new Canvas(id, "nobody", name, null, null, null, AT, AT, revision));
  }
}
