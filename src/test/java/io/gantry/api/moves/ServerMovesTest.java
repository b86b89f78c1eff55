package io.gantry.api.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.address.Targets;
import io.gantry.api.json.Json;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.config.ConfigSources;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import io.gantry.fake.FlakyStore;
import io.gantry.fake.InMemoryStore;
import io.gantry.move.Move;
import io.gantry.security.KeyFolder;
import io.gantry.security.SecretVault;
import io.gantry.store.Store;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerMovesTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");
  private static final String SECRET = "top-secret";
  private static final String OTHER = "postgresql://gantry:" + SECRET + "@db/other";

  @TempDir private Path home;
  private final Map<String, Store> stores = new HashMap<>();
  private final FlakyStore other = new FlakyStore();
  private final List<ServerMoves> opened = new ArrayList<>();

  @BeforeEach
  void fill() {
    InMemoryStore served = new InMemoryStore();
    served
        .tenants(ACCESS)
        .create(new Tenant(TenantId.DEFAULT, "T", TenantStatus.ACTIVE, NOW, NOW, 1));
    served
        .workspace(TenantId.DEFAULT)
        .users()
        .create(
            new User(
                "u", "ada", null, null, Role.ADMIN, UserStatus.ACTIVE, null, null, NOW, NOW, 1),
            null);
    served
        .workspace(TenantId.DEFAULT)
        .canvases()
        .create(new Canvas("c", "u", "Canvas", null, null, null, NOW, NOW, 1));
    stores.put("db/served", served);
    stores.put("db/other", other);
  }

  @AfterEach
  void stop() {
    opened.forEach(ServerMoves::close);
  }

  @Test
  void aMoveIsDoneAndProved() throws Exception {
    ServerMoves moves = moves();
    MoveView begun = moves.start("1", "boss", body("active", OTHER));

    assertThat(begun.state()).isEqualTo(MoveState.RUNNING);
    assertThat(begun.createdBy()).isEqualTo("boss");
    MoveView ended = awaitEnd(moves, "1");
    assertThat(ended.state()).as(ended.toString()).isEqualTo(MoveState.COMPLETED);
    assertThat(ended.certificate()).isNotNull();
    assertThat(ended.certificate().value()).contains(String.valueOf(ended.move()), "signature");
    assertThat(ended.kinds()).anySatisfy(kind -> assertThat(kind.kind()).isEqualTo("canvases"));
    assertThat(other.workspace(TenantId.DEFAULT).canvases().find("u", "c")).isPresent();
    assertThat(moves().find("1")).contains(ended);
    assertThat(moves().list()).containsExactly(ended);
  }

  @Test
  void thePasswordOfAnAddressIsNowhereToBeRead() throws Exception {
    other.away(true);
    ServerMoves moves = moves();
    moves.start("1", "boss", body("active", OTHER));
    awaitWaiting(moves, "1");
    List<MoveFeed.Event> events = new ArrayList<>(moves.feed("1").orElseThrow().after(0, LONG));
    moves.close();

    assertThat(events.toString()).doesNotContain(SECRET);
    assertThat(moves.find("1").orElseThrow().toString()).doesNotContain(SECRET);
    assertThat(files()).isNotEmpty().noneMatch(text -> text.contains(SECRET));
    assertThat(body("active", OTHER).toString()).doesNotContain(SECRET);
  }

  @Test
  void oneIsDoneAtATimeAndTheOtherIsNamed() throws Exception {
    other.away(true);
    ServerMoves moves = moves();
    moves.start("1", "boss", body("active", OTHER));

    assertThatThrownBy(() -> moves.start("2", "boss", body("active", OTHER)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.MOVE_UNDER_WAY))
        .hasMessageContaining("The move 1 is under way");
    assertThat(moves.find("2")).isEmpty();
  }

  @Test
  void aMoveThatIsCancelledEndsAndLetsTheNextOneBegin() throws Exception {
    other.away(true);
    ServerMoves moves = moves();
    moves.start("1", "boss", body("active", OTHER));
    awaitWaiting(moves, "1");

    assertThat(moves.cancel("1").orElseThrow().state()).isEqualTo(MoveState.CANCELLING);
    assertThat(awaitEnd(moves, "1").state()).isEqualTo(MoveState.CANCELLED);
    assertThatThrownBy(() -> moves.cancel("1"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.MOVE_ENDED));
    assertThat(moves.cancel("none")).isEmpty();
    other.away(false);
    moves.start("2", "boss", body("active", OTHER));
    assertThat(awaitEnd(moves, "2").state()).isEqualTo(MoveState.COMPLETED);
  }

  @Test
  void aMoveThatEndedWithTheServerIsTakenUpAgainByItself() throws Exception {
    other.away(true);
    ServerMoves first = moves();
    first.start("1", "boss", body("active", OTHER));
    awaitWaiting(first, "1");
    long heard = first.find("1").orElseThrow().lastEvent();
    first.close();
    assertThatThrownBy(() -> first.start("2", "boss", body("active", OTHER)))
        .isInstanceOf(ProblemException.class);
    other.away(false);

    ServerMoves second = moves();
    assertThat(second.find("1").orElseThrow().state()).isEqualTo(MoveState.RUNNING);
    second.resume();
    MoveView ended = awaitEnd(second, "1");

    assertThat(ended.state()).as(ended.toString()).isEqualTo(MoveState.COMPLETED);
    assertThat(ended.attempts()).isEqualTo(2);
    assertThat(ended.lastEvent()).isGreaterThan(heard);
    assertThat(files()).allMatch(text -> !text.contains("\"request\":\""));
    ServerMoves third = moves();
    third.resume();
    assertThat(third.find("1")).contains(ended);
  }

  @Test
  void whatWasToBeCancelledOrEndedTheServerTooOftenIsNotTakenUp() throws Exception {
    MoveShelf shelf = new MoveShelf(home.resolve("server"), new Json());
    MoveView view = BegunMove.of("1", "boss", NOW);
    shelf.keep(
        new KeptMove(view.changed().state(MoveState.CANCELLING).view(), "not even looked at"));
    shelf.keep(
        new KeptMove(
            BegunMove.of("2", "boss", NOW).changed().attempts(ServerMoves.MAX_ATTEMPTS).view(),
            "not even looked at"));
    ServerMoves moves = moves();
    moves.resume();

    assertThat(moves.find("1").orElseThrow().state()).isEqualTo(MoveState.CANCELLED);
    assertThat(moves.find("2").orElseThrow().state()).isEqualTo(MoveState.INTERRUPTED);
    assertThat(moves.feed("1")).isEmpty();
    moves.start("3", "boss", body("active", OTHER));
    awaitEnd(moves, "3");
  }

  @Test
  void aServerStartsAlsoWhenAMoveCannotBeTakenUp() throws Exception {
    MoveShelf shelf = new MoveShelf(home.resolve("server"), new Json());
    shelf.keep(new KeptMove(BegunMove.of("1", "boss", NOW), "made with other keys"));
    Files.writeString(home.resolve("server/2.move.json"), "no record of a move");
    ServerMoves moves = moves();
    moves.resume();

    assertThat(moves.list()).hasSize(1);
    moves.start("3", "boss", body("active", OTHER));
    assertThat(awaitEnd(moves, "3").state()).isEqualTo(MoveState.COMPLETED);
  }

  @Test
  void aDryRunTellsWhatDoesNotFitAndWritesNothing() throws Exception {
    ServerMoves moves = moves();
    moves.start(
        "1",
        "boss",
        new MoveBody(
            "active",
            "postgresql://gantry:x@db/other",
            null,
            7,
            null,
            null,
            "nobody-of-that-name",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            true));
    MoveView ended = awaitEnd(moves, "1");

    assertThat(ended.state()).isIn(MoveState.COMPLETED, MoveState.FAILED);
    assertThat(ended.certificate()).isNull();
    assertThat(other.workspace(TenantId.DEFAULT).canvases().find("u", "c")).isEmpty();
  }

  @Test
  void aMoveThatCannotBeSaysWhy() throws Exception {
    other
        .tenants(ACCESS)
        .create(new Tenant(new TenantId("t"), "T", TenantStatus.ACTIVE, NOW, NOW, 1));
    ServerMoves moves = moves();
    moves.start("1", "boss", body("active", OTHER));
    MoveView ended = awaitEnd(moves, "1");

    assertThat(ended.state()).isEqualTo(MoveState.FAILED);
    assertThat(ended.failure()).isNotNull();
    assertThat(ended.failure().code()).isEqualTo("target_not_empty");
  }

  @Test
  void onlyTheLastMovesAreKept() throws Exception {
    MoveShelf shelf = new MoveShelf(home.resolve("server"), new Json());
    for (int count = 100; count < 100 + MoveShelf.MAX_KEPT + 5; count++) {
      MoveView ended =
          BegunMove.of("0" + count, "boss", NOW).changed().ended(MoveState.FAILED, NOW).view();
      shelf.keep(new KeptMove(ended, null));
    }
    ServerMoves moves = moves();
    moves.start("1", "boss", body("active", OTHER));
    awaitEnd(moves, "1");

    assertThat(moves.list()).hasSize(MoveShelf.MAX_KEPT + 1);
    assertThat(moves.find("0104")).isEmpty();
    assertThat(moves.find("0105")).isPresent();
    assertThat(moves.find("../server/0105")).isEmpty();
  }

  private static final Duration LONG = Duration.ofMinutes(1);

  /** Until the move has told that it waits for the database. */
  private static void awaitWaiting(ServerMoves moves, String id) throws InterruptedException {
    MoveFeed feed = moves.feed(id).orElseThrow();
    List<MoveFeed.Event> events = feed.after(0, LONG);
    assertThat(events).extracting(MoveFeed.Event::name).contains("waiting");
  }

  private static MoveView awaitEnd(ServerMoves moves, String id) throws InterruptedException {
    MoveFeed feed = moves.feed(id).orElse(null);
    long after = 0;
    while (feed != null && !feed.isOver()) {
      List<MoveFeed.Event> events = feed.after(after, LONG);
      assertThat(events).isNotEmpty();
      after = events.get(events.size() - 1).number();
    }
    return moves.find(id).orElseThrow();
  }

  private MoveBody body(String from, String to) {
    return new MoveBody(
        from, to, null, 7, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("server"))) {
      return files.map(ServerMovesTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private ServerMoves moves() {
    ConfigSources sources =
        ConfigSources.of(
            Map.of(
                "GANTRY_HOME",
                home.toString(),
                "DATABASE_URL",
                "postgresql://gantry:served@db/served"));
    GantryConfig config = LoadedConfig.load(sources).config();
    ServerMoves moves =
        new ServerMoves(
            new Move(new Move.Surroundings(CLOCK, home.resolve("moves"), "test")),
            new EndsOfMoves(
                config,
                () -> new Targets(sources),
                database -> stores.get(database.place()),
                config::database),
            home.resolve("server"),
            SecretVault.in(KeyFolder.open(home.resolve("keys"))),
            new Json(),
            CLOCK);
    opened.add(moves);
    return moves;
  }
}
