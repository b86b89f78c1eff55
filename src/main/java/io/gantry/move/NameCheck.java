package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.common.CaseFold;
import io.gantry.store.BulkRecord;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for users of one tenant who would go by the same name or address. Takes two passes: the
 * first keeps a hash of each name, the second looks at those users alone whose names came twice.
 * Safe for use by many threads.
 */
final class NameCheck {

  private static final String SEPARATOR = "-";

  private final TextSet names;
  private final TextSet pairs;
  private final Set<Name> twice = new HashSet<>();
  private final List<BulkRecord> there = new ArrayList<>();
  private final List<BulkRecord> coming = new ArrayList<>();

  NameCheck(TableRoom room) {
    this.names = new TextSet(room);
    this.pairs = new TextSet(room);
  }

  /** A folded name in a tenant. */
  private record Name(TenantId tenant, String folded) {}

  /** How a user is to be called, and why. */
  record Clash(BulkRecord user, MappingPlan.Names names, String detail) {}

  /** First pass, over both ends: a user as it is in the target. */
  synchronized void add(BulkRecord record) {
    User user = (User) record.value();
    String tenant = record.tenant().value();
    for (String name : user.loginNames()) {
      boolean isKnown = !names.add(tenant, name);
      boolean isOwn = !pairs.add(tenant, name, user.id());
      if (isKnown && !isOwn) {
        twice.add(new Name(record.tenant(), name));
      }
    }
  }

  synchronized boolean isClean() {
    return twice.isEmpty();
  }

  /** Second pass: a user who is in the target already, and keeps the name. */
  synchronized void addThere(BulkRecord record) {
    if (isSuspect(record)) {
      there.add(record);
    }
  }

  /** Second pass: a user who comes. */
  synchronized void addComing(BulkRecord record) {
    if (isSuspect(record)) {
      coming.add(record);
    }
  }

  private boolean isSuspect(BulkRecord record) {
    return ((User) requireNonNull(record.value()))
        .loginNames().stream().anyMatch(name -> twice.contains(new Name(record.tenant(), name)));
  }

  /** Those who come after another one of the same name, and how they could be called. */
  synchronized List<Clash> clashes() {
    Map<Name, String> claimed = new HashMap<>();
    there.forEach(record -> claim(claimed, record));
    coming.sort(
        Comparator.comparing((BulkRecord record) -> record.tenant().value())
            .thenComparing(record -> ((User) record.value()).createdAt())
            .thenComparing(record -> ((User) record.value()).id()));
    List<Clash> clashes = new ArrayList<>();
    for (BulkRecord record : coming) {
      User user = (User) record.value();
      boolean nameTaken = isTaken(claimed, record, user.username());
      boolean emailTaken = user.email() != null && isTaken(claimed, record, user.email());
      if (nameTaken || emailTaken) {
        clashes.add(clash(claimed, record, nameTaken, emailTaken));
      } else {
        claim(claimed, record);
      }
    }
    return clashes;
  }

  private static void claim(Map<Name, String> claimed, BulkRecord record) {
    User user = (User) record.value();
    user.loginNames()
        .forEach(name -> claimed.putIfAbsent(new Name(record.tenant(), name), user.id()));
  }

  private static boolean isTaken(Map<Name, String> claimed, BulkRecord record, String name) {
    String by = claimed.get(new Name(record.tenant(), CaseFold.of(name)));
    return by != null && !by.equals(((User) record.value()).id());
  }

  private Clash clash(
      Map<Name, String> claimed, BulkRecord record, boolean nameTaken, boolean emailTaken) {
    User user = (User) record.value();
    String name = nameTaken ? freeName(record.tenant(), user.username()) : user.username();
    MappingPlan.Names names = new MappingPlan.Names(name, emailTaken ? null : user.email());
    claim(claimed, new BulkRecord(record.tenant(), record.key(), names.of(user)));
    String detail =
        (nameTaken ? "its name is taken" : "")
            + (nameTaken && emailTaken ? ", " : "")
            + (emailTaken ? "its address is taken" : "");
    return new Clash(record, names, detail);
  }

  /** The name that is wanted, or one like it that nobody has. */
  synchronized String free(TenantId tenant, String wanted) {
    return names.add(tenant.value(), CaseFold.of(wanted)) ? wanted : freeName(tenant, wanted);
  }

  private String freeName(TenantId tenant, String name) {
    for (int number = 2; ; number++) {
      String ending = SEPARATOR + number;
      int most = Math.min(name.length(), User.MAX_LOGIN_NAME_LENGTH - ending.length());
      String candidate = name.substring(0, most) + ending;
      if (names.add(tenant.value(), CaseFold.of(candidate))) {
        return candidate;
      }
    }
  }
}
