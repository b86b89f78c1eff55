package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways out of moves that cannot end. */
class RestartTest {

  private static final MoveOptions AGAIN = MoveOptions.DEFAULT;
  private static final MoveOptions ANEW = AGAIN.withRestart(true);
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "V7 source.db, V7 target.db",
    "V4 source.db, V7 target.db",
    "V4 source.db, V4 target.db"
  })
  void aMoveWhoseSourceChangedIsBegunAnewInTheTargetThatItFilled(String from, String to) {
    String source = from.replace(" ", " " + folder + "/");
    String target = to.replace(" ", " " + folder + "/");
    try (Store filled = KilledMove.open(source)) {
      filled.prepare();
      Ends.fill(filled, Ends.world(filled.schemaVersion()));
    }
    assertThatThrownBy(() -> run(source, target, AGAIN, new StopAt(MovePhase.VERIFY)))
        .hasMessage("stopped");
    try (Store changed = KilledMove.open(source)) {
      rename(changed, "another");
    }

    assertThat(refusal(source, target, AGAIN).code()).isEqualTo(MoveException.Code.DIFFERENCES);
    MoveReport report = run(source, target, ANEW, MoveListener.SILENT);

    assertThat(report.resumed()).isFalse();
    assertThat(report.earlier()).isZero();
    assertThat(report.certificateFile()).isPresent();
  }

  @Test
  void whatSomebodyElseWroteIsNeverDeleted() {
    Store source = Ends.filled(SchemaVersion.V7);
    Store target = stoppedBeforeItsVerification(source);
    BulkRecord one = canvas(target);
    Canvas theirs = (Canvas) one.value();
    target
        .workspace(one.tenant())
        .canvases()
        .create(new Canvas("theirs", theirs.ownerId(), "theirs", null, null, null, AT, AT, 1));
    Set<BulkRecord> before = Ends.contents(target);

    MoveException refused = refusal(source, target, ANEW);

    assertThat(refused.code()).isEqualTo(MoveException.Code.TARGET_NOT_EMPTY);
    assertThat(refused).hasMessageContaining("canvases are there");
    assertThat(Ends.contents(target)).isEqualTo(before);
    assertThat(target.administration().unfinishedLoad()).isPresent();
  }

  @Test
  void whatSomebodyElseChangedIsNeverDeleted() {
    Store source = Ends.filled(SchemaVersion.V7);
    Store target = stoppedBeforeItsVerification(source);
    rename(target, "changed");
    Set<BulkRecord> before = Ends.contents(target);

    MoveException refused = refusal(source, target, ANEW);

    assertThat(refused.code()).isEqualTo(MoveException.Code.TARGET_NOT_EMPTY);
    assertThat(refused).hasMessageContaining("some were changed");
    assertThat(Ends.contents(target)).isEqualTo(before);
  }

  @Test
  void aVerificationThatFailedIsDoneAgainByTheSameCall() {
    Store source = Ends.filled(SchemaVersion.V7);
    Store target = stoppedBeforeItsVerification(source);
    BulkRecord one = canvas(target);
    String name = ((Canvas) one.value()).name();
    rename(target, "changed");
    assertThat(refusal(source, target, AGAIN).code()).isEqualTo(MoveException.Code.DIFFERENCES);
    assertThat(refusal(source, target, AGAIN).hint()).contains("--restart");

    Canvas changed = (Canvas) canvas(target).value();
    assertThat(changed.id()).isEqualTo(((Canvas) one.value()).id());
    assertThat(name).isNotEqualTo("changed");
    assertThat(target.administration().unfinishedLoad()).isPresent();
  }

  @Test
  void aTargetWithRecordsAndWithoutALoadIsLeftAlone() {
    Store source = Ends.filled(SchemaVersion.V7);
    Store target = Ends.filled(SchemaVersion.V8);
    Set<BulkRecord> before = Ends.contents(target);

    assertThat(refusal(source, target, ANEW).code()).isEqualTo(MoveException.Code.TARGET_NOT_EMPTY);
    assertThat(Ends.contents(target)).isEqualTo(before);
  }

  @Test
  void theLoadOfAnotherMoveIsLeftAlone() {
    Store source = Ends.filled(SchemaVersion.V7);
    Store target = stoppedBeforeItsVerification(source);
    Set<BulkRecord> before = Ends.contents(target);

    assertThat(refusal(Ends.filled(SchemaVersion.V8), target, ANEW).code())
        .isEqualTo(MoveException.Code.OTHER_MOVE);
    assertThat(Ends.contents(target)).isEqualTo(before);
  }

  @Test
  void aMergeCannotBeBegunAnew() {
    Store source = Ends.filled(SchemaVersion.V7);
    Store target = new InMemoryStore(SchemaVersion.V8);

    assertThat(refusal(source, target, ANEW.withMerge(true)).code())
        .isEqualTo(MoveException.Code.USAGE);
  }

  @Test
  void aRecordThatCannotArriveIsNamedBeforeTheFirstWrite() {
    List<BulkRecord> records = new ArrayList<>(people("ann", "bob", "ben", "ANN"));
    Store target = new InMemoryStore(SchemaVersion.V8);

    MoveException refused = refusal(FixedEnd.of(EndTraits.ofArchive(), records, List.of()), target);

    assertThat(refused.code()).isEqualTo(MoveException.Code.DOES_NOT_FIT);
    assertThat(refused.preflight().orElseThrow().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.sort()).isEqualTo(Finding.Sort.DUPLICATE_NAME);
              assertThat(finding.key().parts()).containsExactly("id of ANN");
            });
    assertThat(refused.hint()).contains("nothing was written");
    assertThat(Ends.contents(target)).isEmpty();
    assertThat(target.administration().unfinishedLoad()).isEmpty();
  }

  @Test
  void aRowThatCannotBeReadIsNamedBeforeTheFirstWrite() {
    List<BulkRecord> records = people("ann", "bob", "ben");
    RecordKey key = new RecordKey(EntityKind.CANVAS, List.of("broken"));
    BulkRemark broken =
        new BulkRemark(
            TenantId.DEFAULT, key, BulkRemark.Oddity.UNREADABLE, "its revision is no number");
    Store target = new InMemoryStore(SchemaVersion.V7);

    MoveException refused =
        refusal(FixedEnd.of(EndTraits.of(SchemaVersion.V8), records, List.of(broken)), target);

    assertThat(refused.code()).isEqualTo(MoveException.Code.DOES_NOT_FIT);
    assertThat(refused.preflight().orElseThrow().findings())
        .extracting(Finding::key)
        .containsExactly(key);
    assertThat(Ends.contents(target)).isEmpty();
    assertThat(target.administration().unfinishedLoad()).isEmpty();
  }

  /** No preflight keeps all keys. */
  @Test
  void aRecordThatTheStoreAloneRefusesLeavesTheTargetEmpty() {
    List<BulkRecord> records = people("ann", "bob", "ben");
    for (String name : List.of("one", "other")) {
      Canvas canvas = new Canvas("twice", "id of ann", name, null, null, null, AT, AT, 1);
      records.add(BulkRecord.of(TenantId.DEFAULT, canvas));
    }
    Store target = new InMemoryStore(SchemaVersion.V8);

    MoveException refused = refusal(FixedEnd.of(EndTraits.ofArchive(), records, List.of()), target);

    assertThat(refused.code()).isEqualTo(MoveException.Code.CONFLICT);
    assertThat(refused).hasMessageContaining("A canvas with this id exists already");
    assertThat(refused.hint()).contains("taken back");
    assertThat(Ends.contents(target)).isEmpty();
    assertThat(target.administration().unfinishedLoad()).isEmpty();
  }

  static List<BulkRecord> people(String... names) {
    List<BulkRecord> records = new ArrayList<>();
    TenantId tenant = TenantId.DEFAULT;
    records.add(
        BulkRecord.of(tenant, new Tenant(tenant, "Default", TenantStatus.ACTIVE, AT, AT, 1)));
    for (String name : names) {
      Instant made = AT.plusSeconds(records.size());
      records.add(
          BulkRecord.of(
              tenant,
              new User(
                  "id of " + name,
                  name,
                  null,
                  null,
                  Role.MEMBER,
                  UserStatus.ACTIVE,
                  null,
                  null,
                  made,
                  made,
                  1)));
    }
    return records;
  }

  private Store stoppedBeforeItsVerification(Store source) {
    Store target = new InMemoryStore(SchemaVersion.V8);
    assertThatThrownBy(
            () ->
                mover()
                    .run(
                        Ends.request(source, target, AGAIN),
                        new StopAt(MovePhase.VERIFY),
                        new Cancellation()))
        .hasMessage("stopped");
    return target;
  }

  private MoveException refusal(Store source, Store target, MoveOptions options) {
    return catchThrowableOfType(
        MoveException.class,
        () ->
            mover()
                .run(
                    Ends.request(source, target, options),
                    MoveListener.SILENT,
                    new Cancellation()));
  }

  private MoveException refusal(String source, String target, MoveOptions options) {
    return catchThrowableOfType(
        MoveException.class, () -> run(source, target, options, MoveListener.SILENT));
  }

  private MoveReport run(String source, String target, MoveOptions options, MoveListener listener) {
    return mover()
        .run(
            new MoveRequest(KilledMove.end(source), KilledMove.end(target), options),
            listener,
            new Cancellation());
  }

  private MoveException refusal(MoveEnd source, Store target) {
    MoveRequest request = new MoveRequest(source, Ends.of("target", target), AGAIN);
    return catchThrowableOfType(
        MoveException.class, () -> mover().run(request, MoveListener.SILENT, new Cancellation()));
  }

  private Move mover() {
    return new Move(new Move.Surroundings(Clock.systemUTC(), folder.resolve("moves"), "test"));
  }

  private static BulkRecord canvas(Store store) {
    return Ends.contents(store).stream()
        .filter(one -> one.kind() == EntityKind.CANVAS)
        .findFirst()
        .orElseThrow();
  }

  private static void rename(Store store, String name) {
    BulkRecord record = canvas(store);
    Canvas one = (Canvas) record.value();
    store
        .workspace(record.tenant())
        .canvases()
        .replace(
            new Canvas(
                one.id(),
                one.ownerId(),
                name,
                one.description(),
                one.thumbnail(),
                one.data(),
                one.createdAt(),
                one.updatedAt(),
                one.revision()));
  }

  /** Ends a move, as a crash does, where a phase begins. */
  private record StopAt(MovePhase stop) implements MoveListener {

    @Override
    public void phase(MovePhase phase) {
      if (phase == stop) {
        throw new IllegalStateException("stopped");
      }
    }
  }
}
