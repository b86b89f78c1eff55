package io.gantry.signin;

import static io.gantry.signin.SignInBench.CLIENT;
import static io.gantry.signin.SignInBench.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.common.Ids;
import io.gantry.common.Secret;
import io.gantry.fixture.SigningKeys;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveOptions;
import io.gantry.origin.decisiondata.DecisionData;
import io.gantry.origin.rows.ListedTables;
import io.gantry.origin.rows.Moved;
import io.gantry.security.AccessTokens;
import io.gantry.security.PasswordHasher;
import io.gantry.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that came from another program. */
class MovedAccountTest {

  /** Made by argon2-cffi with what it takes unless it is told otherwise. */
  private static final String HASH =
      "$argon2id$v=19$m=65536,t=3,p=4$pj2G70OYlujK7+L4Mh7+tw"
          + "$rHQbu5X8O+TW08ug17DcWc4D7BRqEXXeAq/Z5WsTwjI";

  private static final Secret PASSWORD = new Secret("correct horse battery");
  private static final String ANN = "0b9c2f9e-7d1f-4a57-9b1b-0e6f2d3c4b5a";

  @TempDir private Path folder;

  @Test
  void theOldPasswordSignsInAndIsHashedAnew() {
    ListedTables tables =
        new ListedTables()
            .table("panzoto-users", "user_id")
            .table("panzoto-audio-files", "file_id");
    tables.put(
        "panzoto-users",
        "user_id",
        ANN,
        "email",
        "ann@example.org",
        "password_hash",
        HASH,
        "created_at_iso",
        "2025-09-24T16:00:00");
    MoveEnd source =
        DecisionData.ofTables("test", "panzoto-users", "panzoto-audio-files", () -> tables);
    Moved moved = new Moved(folder);
    moved.run(source, MoveOptions.DEFAULT);

    try (Store store = moved.store();
        PasswordHasher hasher = SignInBench.cheapHasher()) {
      SignIn signIn = signIn(store, hasher);
      assertThatExceptionOfType(SignInException.class)
          .isThrownBy(
              () -> signIn.login(TENANT, "ann@example.org", new Secret("another one"), CLIENT));
      assertThat(hash(store)).isEqualTo(HASH);

      Grant grant = signIn.login(TENANT, "Ann@Example.org", PASSWORD, CLIENT);

      assertThat(grant.user().id()).isEqualTo(ANN);
      assertThat(hash(store)).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
      assertThat(signIn.login(TENANT, "ann@example.org", PASSWORD, CLIENT).user().id())
          .isEqualTo(ANN);
    }
  }

  private static String hash(Store store) {
    return store.workspace(TENANT).credentials().find(ANN).orElseThrow().hash().reveal();
  }

  private SignIn signIn(Store store, PasswordHasher hasher) {
    Clock clock = Clock.systemUTC();
    Ids ids = new Ids(clock);
    AccessTokens tokens =
        new AccessTokens(SigningKeys.shared(), "urn:gantry", Duration.ofMinutes(15), clock, ids);
    SessionGate gate = new SessionGate(store, tokens, clock);
    Sessions sessions = new Sessions(store, tokens, gate, Duration.ofDays(30), clock, ids);
    return new SignIn(
        store, new Accounts(store, hasher, clock), sessions, new LoginThrottle(clock), false);
  }
}
