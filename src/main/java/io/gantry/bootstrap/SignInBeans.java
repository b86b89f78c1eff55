package io.gantry.bootstrap;

import io.gantry.common.Ids;
import io.gantry.config.GantryConfig;
import io.gantry.security.AccessTokens;
import io.gantry.security.PasswordHasher;
import io.gantry.security.SigningKey;
import io.gantry.signin.Accounts;
import io.gantry.signin.LoginThrottle;
import io.gantry.signin.SessionGate;
import io.gantry.signin.Sessions;
import io.gantry.signin.SignIn;
import io.gantry.store.Store;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the parts of the sign-in, each once. */
@Singleton
public class SignInBeans {

  @Produces
  @Singleton
  public PasswordHasher hasher() {
    return new PasswordHasher();
  }

  void close(@Disposes PasswordHasher hasher) {
    hasher.close();
  }

  @Produces
  @Singleton
  public AccessTokens accessTokens(SigningKey key, GantryConfig config, Clock clock, Ids ids) {
    GantryConfig.Security security = config.security();
    return new AccessTokens(key, security.issuer(), security.accessTokenLifetime(), clock, ids);
  }

  @Produces
  @Singleton
  SessionGate gate(ActiveStore store, AccessTokens tokens, Clock clock) {
    return new SessionGate(store, store::generation, tokens, clock);
  }

  @Produces
  @Singleton
  public Sessions sessions(
      Store store,
      AccessTokens tokens,
      SessionGate gate,
      GantryConfig config,
      Clock clock,
      Ids ids) {
    return new Sessions(store, tokens, gate, config.security().refreshTokenLifetime(), clock, ids);
  }

  @Produces
  @Singleton
  public Accounts accounts(Store store, PasswordHasher hasher, Clock clock) {
    return new Accounts(store, hasher, clock);
  }

  @Produces
  @Singleton
  public SignIn signIn(
      Store store, Accounts accounts, Sessions sessions, GantryConfig config, Clock clock) {
    return new SignIn(
        store, accounts, sessions, new LoginThrottle(clock), config.security().registrationOpen());
  }
}
