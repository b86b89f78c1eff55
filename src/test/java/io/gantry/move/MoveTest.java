package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.gantry.account.User;
import io.gantry.contract.BulkWorld;
import io.gantry.fake.InMemoryStore;
import io.gantry.move.certificate.Certificate;
import io.gantry.move.certificate.CertifiedFile;
import io.gantry.move.certificate.Statement;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.RecordKey;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.store.Store;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoveTest {

  private static final MoveOptions DEFAULT = MoveOptions.DEFAULT;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"V7,V8", "V8,V7", "V7,V7", "V4,V4", "V6,V6", "V5,V5", "V1,V4"})
  void everyRecordArrivesAsItIs(SchemaVersion from, SchemaVersion to) {
    Store source = Ends.filled(from);
    Store target = new InMemoryStore(to);

    MoveReport report = move(source, target, DEFAULT);

    assertThat(Ends.contents(target)).isEqualTo(Ends.contents(source)).isNotEmpty();
    assertThat(report.written()).isEqualTo(Ends.contents(source).size());
    assertThat(report.resumed()).isFalse();
    assertThat(target.administration().unfinishedLoad()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"V4,V7", "V4,V8", "V5,V7", "V4,V6", "V4,V5", "V6,V8"})
  void aMoveThereAndBackEndsAsItBegan(SchemaVersion from, SchemaVersion by) {
    Store source = Ends.filled(from);
    Store between = new InMemoryStore(by);
    Store back = new InMemoryStore(from);

    move(source, between, DEFAULT);
    MoveOptions home = DEFAULT.withLacking(MoveOptions.LackingKinds.LEAVE);
    move(between, back, home);

    assertThat(Ends.contents(back)).isEqualTo(Ends.contents(source)).isNotEmpty();
  }

  @Test
  void recordsOfNobodyBelongToTheOwnerThatIsMade() {
    Store source = Ends.filled(SchemaVersion.V4);
    Store target = new InMemoryStore(SchemaVersion.V7);

    MoveReport report =
        move(source, target, DEFAULT.withOwner("Ann").withTenant(new TenantId("acme")));

    User owner = users(target).get(0);
    assertThat(users(target)).hasSize(1);
    assertThat(owner.username()).isEqualTo("Ann");
    assertThat(Ends.contents(target)).allMatch(one -> one.tenant().value().equals("acme"));
    assertThat(Ends.contents(target).stream().flatMap(one -> OwnerOf.record(one.value()).stream()))
        .containsOnly(owner.id());
    assertThat(report.preflight().findings()).extracting(Finding::sort).contains(Finding.Sort.MADE);
  }

  @Test
  void recordsOfNobodyBelongToTheOwnerWhoIsThere() {
    Store source = Ends.filled(SchemaVersion.V4);
    Store target = new InMemoryStore(SchemaVersion.V7);
    Ends.fill(
        target,
        new BulkWorld(SchemaVersion.V7)
            .plain().stream()
                .filter(one -> one.kind() == EntityKind.TENANT || one.kind() == EntityKind.USER)
                .toList());
    User there = users(target).get(0);

    move(
        source,
        target,
        DEFAULT.withMerge(true).withOwner(there.username().toUpperCase(Locale.ROOT)));

    assertThat(
            Ends.contents(target).stream()
                .filter(one -> one.kind() == EntityKind.CANVAS)
                .flatMap(one -> OwnerOf.record(one.value()).stream()))
        .containsOnly(there.id());
  }

  @Test
  void oneTenantAloneCanBeMoved() {
    Store source = Ends.filled(SchemaVersion.V7);
    Store target = new InMemoryStore(SchemaVersion.V8);

    move(source, target, DEFAULT.withTenant(new TenantId("a")));

    assertThat(Ends.contents(target))
        .isEqualTo(
            Ends.contents(source).stream()
                .filter(one -> one.tenant().value().equals("a"))
                .collect(Collectors.toSet()))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "V4, ~row-3, true",
    "V5, ~row-3, false",
    "V6, ~row-3, false",
    "V4, ~hash-x, false",
    "V5, ~hash-x, false",
    "V4, ~text-, true",
    "V5, ~text-, false",
    "V4, ~text-YQpi, true",
    "V5, ~text-YQpi, true",
    "V5, no-session, false"
  })
  void idsThatStandForNoneStopTheMoveWhereNoRowCanHaveThem(
      SchemaVersion to, String id, boolean fits) {
    Store source = new InMemoryStore(SchemaVersion.V4);
    Canvas canvas =
        new Canvas(id, LocalUser.ID, "n", null, null, null, Instant.EPOCH, Instant.EPOCH, 1);
    Ends.fill(source, List.of(BulkRecord.of(TenantId.DEFAULT, canvas)));
    Store target = new InMemoryStore(to);

    if (fits) {
      assertThat(move(source, target, DEFAULT).written()).isPositive();
      return;
    }
    MoveException refused =
        catchThrowableOfType(MoveException.class, () -> move(source, target, DEFAULT));
    assertThat(refused.preflight().orElseThrow().findings())
        .filteredOn(finding -> finding.sort() == Finding.Sort.ID_FORM)
        .singleElement()
        .satisfies(finding -> assertThat(finding.key().parts()).containsExactly(id));
    assertThat(Ends.contents(target)).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Files have no such permissions there")
  void listsOfAMoveAreForTheirOwnerAlone() throws IOException {
    move(Ends.filled(SchemaVersion.V4), new InMemoryStore(SchemaVersion.V7), DEFAULT);

    Path moves = folder.resolve("moves");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(moves)))
        .isEqualTo("rwx------");
    try (Stream<Path> lists = Files.list(moves).filter(file -> file.toString().endsWith("jsonl"))) {
      assertThat(lists)
          .isNotEmpty()
          .allSatisfy(
              list ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void whatTheTargetCannotHoldStopsTheMoveBeforeItsFirstWrite() {
    Store source = Ends.filled(SchemaVersion.V7);
    Store target = new InMemoryStore(SchemaVersion.V6);

    MoveException refused =
        catchThrowableOfType(MoveException.class, () -> move(source, target, DEFAULT));

    assertThat(refused.code()).isEqualTo(MoveException.Code.DOES_NOT_FIT);
    PreflightReport report = refused.preflight().orElseThrow();
    assertThat(report.problems()).singleElement().asString().contains("a, default, default-2");
    assertThat(report.findings())
        .extracting(Finding::sort)
        .contains(Finding.Sort.LACKING_KIND, Finding.Sort.LACKING_FIELD);
    assertThat(report.fullList().orElseThrow()).isNotEmptyFile();
    assertThat(Ends.contents(target)).isEmpty();
    assertThat(target.administration().unfinishedLoad()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"V7, KEEP, false", "V7, QUARANTINE, true", "V8, KEEP, false", "V8, QUARANTINE, true"})
  void aMessageWithoutItsConversationArrivesWhereItCanBe(
      SchemaVersion to, MoveOptions.Orphans orphans, boolean fits) {
    List<BulkRecord> records = new ArrayList<>(Ends.world(SchemaVersion.V8));
    records.removeIf(record -> record.kind() == EntityKind.CONVERSATION);
    List<String> lost =
        records.stream()
            .filter(record -> isPartOfConversation(record.kind()))
            .map(record -> record.tenant() + " " + record.key())
            .toList();
    MoveEnd source = FixedEnd.of(EndTraits.of(SchemaVersion.V8), records, List.of());
    Store target = new InMemoryStore(to);
    MoveRequest request =
        new MoveRequest(source, Ends.of("target", target), DEFAULT.withOrphans(orphans));

    List<Finding> findings;
    if (fits) {
      MoveReport report = mover().run(request, MoveListener.SILENT, new Cancellation());
      findings = report.preflight().findings();
      assertThat(Ends.contents(target)).hasSizeGreaterThanOrEqualTo(records.size());
    } else {
      MoveException refused =
          catchThrowableOfType(
              MoveException.class,
              () -> mover().run(request, MoveListener.SILENT, new Cancellation()));
      findings = refused.preflight().orElseThrow().findings();
      assertThat(Ends.contents(target)).isEmpty();
    }
    assertThat(findings)
        .filteredOn(finding -> finding.sort() == Finding.Sort.ORPHAN)
        .filteredOn(finding -> finding.weight() == weight(fits))
        .extracting(finding -> finding.tenant() + " " + finding.key())
        .containsExactlyInAnyOrderElementsOf(lost)
        .isNotEmpty();
  }

  private static boolean isPartOfConversation(EntityKind kind) {
    return kind == EntityKind.MESSAGE || kind == EntityKind.TICKET;
  }

  private static Finding.Weight weight(boolean fits) {
    return fits ? Finding.Weight.DECISION : Finding.Weight.OBSTACLE;
  }

  @Test
  void aPreflightAloneWritesNothing() {
    Store source = Ends.filled(SchemaVersion.V4);
    Store target = new InMemoryStore(SchemaVersion.V7);

    PreflightReport report =
        mover()
            .preflight(
                Ends.request(source, target, DEFAULT), MoveListener.SILENT, new Cancellation());

    assertThat(report.isClean()).isTrue();
    assertThat(report.counts().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(Ends.contents(source).size());
    assertThat(Ends.contents(target)).isEmpty();
  }

  @Test
  void aTargetWithRecordsIsRefused() {
    Store source = Ends.filled(SchemaVersion.V7);
    Store target = Ends.filled(SchemaVersion.V8);

    assertThatThrownBy(() -> move(source, target, DEFAULT))
        .isInstanceOfSatisfying(
            MoveException.class,
            refused -> assertThat(refused.code()).isEqualTo(MoveException.Code.TARGET_NOT_EMPTY));
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "10", "20"})
  void aMoveThatWasStoppedGoesOnWithTheSameCall(int batches) {
    Store source = Ends.filled(SchemaVersion.V4);
    Store target = new InMemoryStore(SchemaVersion.V7);
    Cancellation cancellation = new Cancellation();
    MoveListener stopper = new StopAfter(batches, cancellation);

    assertThatThrownBy(
            () -> mover().run(Ends.request(source, target, DEFAULT), stopper, cancellation))
        .isInstanceOfSatisfying(
            MoveException.class,
            stopped -> assertThat(stopped.code()).isEqualTo(MoveException.Code.CANCELLED));
    MoveReport report = move(source, target, DEFAULT);

    assertThat(report.resumed()).isTrue();
    assertThat(users(target)).hasSize(1);
    assertThat(report.written()).isEqualTo(Ends.contents(target).size());
    assertThat(Ends.contents(target)).hasSize(Ends.contents(source).size() + 2);
  }

  @Test
  void theRateOfAMoveThatGoesOnCountsWhatThisCallWrote() {
    Store source = Ends.filled(SchemaVersion.V7);
    Store target = new InMemoryStore(SchemaVersion.V8);
    Cancellation cancellation = new Cancellation();
    assertThatThrownBy(
            () ->
                mover()
                    .run(
                        Ends.request(source, target, DEFAULT.withThreads(1)),
                        new StopAfter(6, cancellation),
                        cancellation))
        .isInstanceOf(MoveException.class);
    long before = Ends.contents(target).size();
    List<MoveProgress> heard = new ArrayList<>();

    MoveReport report =
        mover()
            .run(
                Ends.request(source, target, DEFAULT),
                new MoveListener() {
                  @Override
                  public void progress(MoveProgress progress) {
                    if (progress.phase() == MovePhase.COPY) {
                      heard.add(progress);
                    }
                  }
                },
                new Cancellation());

    assertThat(before).isPositive();
    assertThat(report.earlier()).isEqualTo(before);
    assertThat(report.written()).isEqualTo(Ends.contents(source).size());
    assertThat(heard.get(heard.size() - 1).newRecords()).isEqualTo(report.written() - before);
    assertThat(report.kinds())
        .allSatisfy(
            kind ->
                assertThat(kind.rate() * kind.time().toNanos() / 1e9)
                    .isCloseTo(kind.written() - kind.earlier(), within(0.01)));
  }

  /** What an interrupted comparison saw is no proof of what the target holds later. */
  @Test
  void aCompletedMoveIsProvedAgainByWhatTheTargetHoldsNow() {
    Store source = Ends.filled(SchemaVersion.V7);
    Store target = new InMemoryStore(SchemaVersion.V8);
    move(source, target, DEFAULT);
    MoveListener stopper =
        new MoveListener() {
          @Override
          public void finished(MovePhase phase, KindReport kind) {
            if (kind.kind() == EntityKind.MESSAGE) {
              throw new IllegalStateException("stopped");
            }
          }
        };
    assertThatThrownBy(
            () -> mover().run(Ends.request(source, target, DEFAULT), stopper, new Cancellation()))
        .hasMessage("stopped");
    BulkRecord lost =
        Ends.contents(target).stream()
            .filter(one -> one.kind() == EntityKind.CANVAS)
            .findFirst()
            .orElseThrow();
    Canvas canvas = (Canvas) lost.value();
    target.workspace(lost.tenant()).canvases().delete(canvas.ownerId(), canvas.id());

    assertThatThrownBy(() -> move(source, target, DEFAULT))
        .isInstanceOfSatisfying(
            MoveException.class,
            refused -> assertThat(refused.code()).isEqualTo(MoveException.Code.TARGET_NOT_EMPTY));
  }

  @Test
  void everyFindingIsInTheListThatTheCertificateNames() throws Exception {
    List<BulkRemark> remarks = new ArrayList<>();
    for (int number = 0; number < PreflightReport.MAX_LISTED + 500; number++) {
      RecordKey key = new RecordKey(EntityKind.CANVAS, List.of("canvas " + number));
      remarks.add(
          new BulkRemark(TenantId.DEFAULT, key, BulkRemark.Oddity.NO_TIME, "it has no time"));
    }
    EndTraits foreign = EndTraits.ofForeign(EnumSet.allOf(EntityKind.class), Tenancy.BY_TENANT);
    MoveRequest request =
        new MoveRequest(
            FixedEnd.of(foreign, RestartTest.people("ann"), remarks),
            Ends.of("target", new InMemoryStore(SchemaVersion.V7)),
            DEFAULT);

    Path proof =
        mover()
            .run(request, MoveListener.SILENT, new Cancellation())
            .certificateFile()
            .orElseThrow();

    Statement statement = Certificate.parse(Files.readString(proof)).statement();
    CertifiedFile list = statement.files().get(0);
    assertThat(statement.files()).hasSize(1);
    assertThat(list.lines()).isEqualTo(remarks.size());
    assertThat(statement.notes()).contains("500 more are in the file beside this certificate.");
    assertThat(Files.readAllLines(proof.resolveSibling(list.name())))
        .hasSize(remarks.size())
        .allMatch(line -> line.contains("it has no time"));
    mover().run(request, MoveListener.SILENT, new Cancellation());
    assertThat(list.in(proof.getParent())).isEqualTo(CertifiedFile.State.AS_CERTIFIED);
  }

  @Test
  void anotherMoveIntoTheSameTargetIsRefused() {
    Store source = Ends.filled(SchemaVersion.V4);
    Store target = new InMemoryStore(SchemaVersion.V7);
    Cancellation cancellation = new Cancellation();

    assertThatThrownBy(
            () ->
                mover()
                    .run(
                        Ends.request(source, target, DEFAULT),
                        new StopAfter(1, cancellation),
                        cancellation))
        .isInstanceOf(MoveException.class);

    assertThatThrownBy(() -> move(source, target, DEFAULT.withOwner("other")))
        .isInstanceOfSatisfying(
            MoveException.class,
            refused -> assertThat(refused.code()).isEqualTo(MoveException.Code.OTHER_MOVE))
        .hasMessageContaining(Ends.request(source, target, DEFAULT).id());
  }

  @Test
  void optionsWithoutMeaningAreRefused() {
    Store one = Ends.filled(SchemaVersion.V7);
    Store other = new InMemoryStore(SchemaVersion.V8);

    assertThatThrownBy(() -> move(one, other, DEFAULT.withOwner("ann")))
        .isInstanceOfSatisfying(
            MoveException.class,
            refused -> assertThat(refused.code()).isEqualTo(MoveException.Code.USAGE));
    assertThatThrownBy(() -> move(one, other, DEFAULT.withUser("nobody of this name")))
        .isInstanceOfSatisfying(
            MoveException.class,
            refused -> assertThat(refused.code()).isEqualTo(MoveException.Code.NOT_FOUND));
  }

  private MoveReport move(Store source, Store target, MoveOptions options) {
    return mover()
        .run(Ends.request(source, target, options), MoveListener.SILENT, new Cancellation());
  }

  private Move mover() {
    return new Move(new Move.Surroundings(Clock.systemUTC(), folder.resolve("moves"), "test"));
  }

  private static List<User> users(Store store) {
    return Ends.contents(store).stream()
        .map(BulkRecord::value)
        .filter(User.class::isInstance)
        .map(User.class::cast)
        .toList();
  }

  /** Stops the copy after so many batches. */
  private static final class StopAfter implements MoveListener {

    private final Cancellation cancellation;
    private int left;

    StopAfter(int batches, Cancellation cancellation) {
      this.left = batches;
      this.cancellation = cancellation;
    }

    @Override
    public void progress(MoveProgress progress) {
      if (progress.phase() == MovePhase.COPY && --left == 0) {
        cancellation.cancel();
      }
    }
  }
}
