package io.gantry.move;

import io.gantry.store.BulkRecord;
import io.gantry.store.SchemaVersion.Tenancy;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whose records would be moved, where the target has room for one owner or one tenant only. */
final class Belongings {

  private static final int MAX_NAMED = 20;

  private final MappingPlan plan;
  private final Set<String> owners = new TreeSet<>();
  private final Set<String> tenants = new TreeSet<>();

  Belongings(MappingPlan plan) {
    this.plan = plan;
  }

  /** A record of the source that goes to the target. */
  void add(BulkRecord record) {
    if (plan.to().tenancy() != Tenancy.BY_TENANT) {
      addToOneTenant(record);
    }
  }

  private synchronized void addToOneTenant(BulkRecord record) {
    keep(tenants, record.tenant().value());
    if (plan.to().tenancy() == Tenancy.ONE_USER) {
      OwnerOf.record(record.value()).ifPresent(owner -> keep(owners, owner));
    }
  }

  private static void keep(Set<String> names, String name) {
    if (names.size() <= MAX_NAMED) {
      names.add(name);
    }
  }

  /** What is wrong, for people. */
  synchronized Optional<String> severalTenants() {
    return several(tenants, "The target has one tenant, and there are records of these", "tenant");
  }

  synchronized Optional<String> severalOwners() {
    return several(owners, "The target has one user, and these own records", "owner");
  }

  private static Optional<String> several(Set<String> names, String what, String option) {
    if (names.size() < 2) {
      return Optional.empty();
    }
    String all = String.join(", ", names.stream().limit(MAX_NAMED).toList());
    String more = names.size() > MAX_NAMED ? " and others" : "";
    return Optional.of(what + ": " + all + more + ". Choose one with --" + option);
  }
}
