package io.gantry.origin.chatcore;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.account.User;
import io.gantry.common.CursorCodec;
import io.gantry.common.Ids;
import io.gantry.common.Secret;
import io.gantry.fake.InMemoryStore;
import io.gantry.fixture.SigningKeys;
import io.gantry.move.Cancellation;
import io.gantry.move.EndTraits;
import io.gantry.move.Move;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveListener;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveReport;
import io.gantry.move.MoveRequest;
import io.gantry.move.compare.ComparisonResult;
import io.gantry.security.AccessTokens;
import io.gantry.security.PasswordCost;
import io.gantry.security.PasswordHasher;
import io.gantry.security.WellKnownPasswords;
import io.gantry.signin.Accounts;
import io.gantry.signin.Client;
import io.gantry.signin.LoginThrottle;
import io.gantry.signin.SessionGate;
import io.gantry.signin.Sessions;
import io.gantry.signin.SignIn;
import io.gantry.store.BulkReader;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.Workspace;
import io.gantry.store.relational.RelationalStore;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data of a folder on its way into a store.
 *
 * @param work where certificates and keys go
 * @param file of the store, when it has one
 */
record Moved(Path source, Path work, String target, @Nullable Path file, Supplier<Store> opening) {

  static final CursorCodec CURSORS = new CursorCodec(new byte[32]);

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");

  static Moved intoMemory(Path source, Path work) {
    Store store = new InMemoryStore(SchemaVersion.V7);
    return new Moved(source, work, "memory", null, () -> store);
  }

  static Moved intoSqlite(Path source, Path work) {
    Path file = work.resolve("gantry.db");
    return new Moved(
        source,
        work,
        "sqlite:" + file,
        file,
        () ->
            RelationalStore.of(
                new RelationalStore.Options(
                    Provider.SQLITE, SchemaVersion.V7, "sqlite:" + file, null, null, 4),
                CURSORS,
                null));
  }

  MoveEnd end() {
    try (Store store = opening.get()) {
      EndTraits traits = EndTraits.of(store.schemaVersion());
      return MoveEnd.ofStore(target, target, traits, file, opening);
    }
  }

  MoveRequest request(MoveOptions options) {
    WellKnownPasswords shipped = new WellKnownPasswords(TinyDb.SHIPPED_PASSWORDS);
    return new MoveRequest(TinyDb.at(source, null).end(shipped::hasOneOf), end(), options);
  }

  MoveReport run(MoveOptions options) {
    return move().run(request(options), MoveListener.SILENT, new Cancellation());
  }

  ComparisonResult compare() {
    return move().compare(request(MoveOptions.DEFAULT), MoveListener.SILENT, new Cancellation());
  }

  Move move() {
    return new Move(new Move.Surroundings(Clock.systemUTC(), work.resolve("moves"), "test"));
  }

  Read contents() {
    try (Store store = opening.get();
        BulkReader reader = store.bulkReader(ACCESS)) {
      return Read.all(reader, 1);
    }
  }

  /** Signs in as the server does it, and gives the scheme of the password before and after. */
  Scheme signIn(TenantId tenant, String name, String password) {
    Clock clock = Clock.systemUTC();
    Ids ids = new Ids(clock);
    AccessTokens tokens =
        new AccessTokens(SigningKeys.shared(), "urn:gantry", Duration.ofMinutes(15), clock, ids);
    try (Store store = opening.get();
        PasswordHasher hasher = new PasswordHasher(new PasswordCost(64, 1, 1), 1, 8)) {
      Accounts accounts = new Accounts(store, hasher, clock);
      SessionGate gate = new SessionGate(store, tokens, clock);
      Sessions sessions = new Sessions(store, tokens, gate, Duration.ofDays(1), clock, ids);
      SignIn signIn = new SignIn(store, accounts, sessions, new LoginThrottle(clock), false);
      Workspace workspace = store.workspace(tenant);
      User user = workspace.users().findByLoginName(name).orElseThrow();
      CredentialScheme before = scheme(workspace, user);
      signIn.login(tenant, name, new Secret(password), new Client("127.0.0.1", "test"));
      return new Scheme(before, scheme(workspace, user));
    }
  }

  /** How a password is kept, before and after it was used. */
  record Scheme(CredentialScheme before, CredentialScheme after) {}

  private static CredentialScheme scheme(Workspace workspace, User user) {
    return workspace.credentials().find(user.id()).map(Credential::scheme).orElseThrow();
  }
}
