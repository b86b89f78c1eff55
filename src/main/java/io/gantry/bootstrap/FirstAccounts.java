package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.common.Ids;
import io.gantry.common.Secret;
import io.gantry.config.GantryConfig;
import io.gantry.config.GantryConfig.Admin;
import io.gantry.security.PasswordHasher;
import io.gantry.signin.Accounts;
import io.gantry.signin.Seeder;
import io.gantry.store.Store;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Demonstration users while developing; in production the configured administrator; nobody where
 * nobody signs in.
 */
@Singleton
public class FirstAccounts implements Seed {

  private final Clock clock;
  private final Ids ids;

  @Inject
  public FirstAccounts(Clock clock, Ids ids) {
    this.clock = requireNonNull(clock, "clock");
    this.ids = requireNonNull(ids, "ids");
  }

  @Override
  public List<String> plant(GantryConfig config, Store store) {
    if (!store.schemaVersion().hasSignIn()) {
      return List.of();
    }
    try (PasswordHasher hasher = new PasswordHasher()) {
      Seeder seeder = new Seeder(store, new Accounts(store, hasher, clock), clock, ids);
      return config.isDevelopment() ? demonstrate(seeder) : requireAdministrator(config, seeder);
    }
  }

  private static List<String> demonstrate(Seeder seeder) {
    return seeder.seedDemoUsers()
        ? Seeder.DEMO_USERS.stream().map(FirstAccounts::line).toList()
        : seeder.openToAdministrator().map(FirstAccounts::line).stream().toList();
  }

  private static String line(User user) {
    return user.username()
        + " / "
        + Seeder.DEMO_USERS.get(0).password()
        + "  (nobody had a password; given just now, for development only)";
  }

  private static String line(Seeder.DemoUser user) {
    return user.username() + " / " + user.password() + "  (made just now, for development only)";
  }

  private static List<String> requireAdministrator(GantryConfig config, Seeder seeder) {
    Admin admin = config.security().admin();
    String email = admin == null ? null : admin.email();
    Secret password = admin == null ? null : admin.password();
    return seeder.requireAdministrator(email, password)
        ? List.of("ADMIN_EMAIL with ADMIN_PASSWORD  (made just now)")
        : List.of();
  }
}
