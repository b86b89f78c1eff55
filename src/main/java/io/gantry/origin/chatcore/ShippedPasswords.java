package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.Role;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Finds users of whom it matters that they have a password that the old application ships or sets
 * by itself: its administrators, and the users of its own data. Safe for use by many threads.
 */
final class ShippedPasswords {

  private static final Set<String> USERS = Set.of("admin", "user2", "user3");

  private final Predicate<Credential> isShipped;

  /** Rows are read several times, and a hash is slow to compute. */
  private final Map<Credential, Boolean> known = new ConcurrentHashMap<>();

  /**
   * @param isShipped whether a hash is of one of {@link TinyDb#SHIPPED_PASSWORDS}
   */
  ShippedPasswords(Predicate<Credential> isShipped) {
    this.isShipped = requireNonNull(isShipped, "isShipped");
  }

  /** Whether the user signs in with one of them. */
  boolean isOneOf(String id, Role role, Credential credential) {
    boolean matters = role == Role.ADMIN || USERS.contains(id);
    return matters && known.computeIfAbsent(credential, isShipped::test);
  }
}
