package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.Ids;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.QuarantineEntry;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Finds out what the options mean for the two ends: whose records go where. */
final class Planner {

  private final MoveRequest request;
  private final MoveOptions options;
  private final EndTraits from;
  private final EndTraits to;
  private final Ids ids;
  private final Instant now;

  /**
   * @throws MoveException when options do not fit the ends, whatever they hold
   */
  Planner(MoveRequest request, Ids ids, Instant now) {
    this.request = requireNonNull(request, "request");
    this.options = request.options();
    this.from = request.source().traits();
    this.to = request.target().traits();
    this.ids = requireNonNull(ids, "ids");
    this.now = requireNonNull(now, "now");
    check();
  }

  /**
   * The plan of a move that begins.
   *
   * @param target what the target holds; empty when it holds nothing
   * @throws MoveException when options name nobody
   */
  MappingPlan plan(Walk source, Optional<Walk> target) {
    MappingPlan plan =
        MappingPlan.straight(from, to)
            .withLeaveLacking(options.lacking() == MoveOptions.LackingKinds.LEAVE);
    if (from.tenancy() == Tenancy.ONE_USER) {
      return ofOneUser(plan, target);
    }
    TenantId only = chosenTenant(source);
    Optional<BulkRecord> user = chosenUser(source, only);
    TenantId onlyTenant = user.map(BulkRecord::tenant).filter(this::isTenantOfSource).orElse(only);
    MappingPlan chosen =
        plan.withOnly(onlyTenant, user.map(record -> record.key().parts().get(0)).orElse(null));
    String owner = to.tenancy() == Tenancy.ONE_USER ? LocalUser.ID : null;
    TenantId tenant = newTenant();
    MappingPlan placed = withTenant(chosen.withNew(tenant, owner), target);
    return from.unowned() == null || to.tenancy() == Tenancy.ONE_USER
        ? placed
        : withOwnerOfRest(placed, source, target);
  }

  /** What belongs to nobody gets the user of that name: of the source, of the target, or made. */
  private MappingPlan withOwnerOfRest(MappingPlan plan, Walk source, Optional<Walk> target) {
    TenantId tenant = requireNonNull(newTenant());
    String name = options.ownerName().orElse(MoveOptions.DEFAULT_OWNER);
    Optional<BulkRecord> known =
        new UserSearch(source)
            .find(name, null)
            .or(() -> target.flatMap(walk -> new UserSearch(walk).find(name, tenant)));
    if (known.isPresent()) {
      return plan.withNew(tenant, known.get().key().parts().get(0));
    }
    return holdsUnowned(source) ? withMadeOwner(plan, tenant, name, target.isEmpty()) : plan;
  }

  private boolean holdsUnowned(Walk source) {
    return MoveOrder.of(from.kinds()).stream().anyMatch(kind -> holdsUnowned(source, kind));
  }

  private boolean holdsUnowned(Walk source, EntityKind kind) {
    AtomicBoolean found = new AtomicBoolean();
    source.each(
        kind,
        (range, batch) -> {
          if (batch.records().stream().anyMatch(this::isUnowned)) {
            found.set(true);
          }
        });
    return found.get();
  }

  private boolean isUnowned(BulkRecord record) {
    return OwnerOf.record(record.value()).filter(owner -> owner.equals(from.unowned())).isPresent();
  }

  private MappingPlan withMadeOwner(MappingPlan plan, TenantId tenant, String name, boolean first) {
    User owner = user(ids.next(), name, first ? Role.ADMIN : Role.MEMBER, UserStatus.ACTIVE);
    return plan.withNew(tenant, owner.id())
        .withMade(plus(plan.made(), BulkRecord.of(tenant, owner)));
  }

  private boolean isTenantOfSource(TenantId tenant) {
    requireNonNull(tenant, "tenant");
    return from.tenancy() == Tenancy.BY_TENANT;
  }

  private void check() {
    boolean makesOwner =
        (from.tenancy() == Tenancy.ONE_USER || from.unowned() != null)
            && to.tenancy() != Tenancy.ONE_USER;
    boolean takesOwner = from.tenancy() != Tenancy.ONE_USER && to.tenancy() == Tenancy.ONE_USER;
    refuse(
        options.owner() != null && !makesOwner && !takesOwner,
        "--owner has no meaning between these two",
        "leave it out: every record keeps its owner");
    refuse(
        options.user() != null && !from.has(EntityKind.USER),
        "--user has no meaning here: the source has no users",
        "leave it out");
    refuse(
        options.tenant() != null
            && from.tenancy() != Tenancy.BY_TENANT
            && to.tenancy() != Tenancy.BY_TENANT,
        "--tenant has no meaning between these two",
        "leave it out: neither has tenants");
    refuse(
        options.orphans() == MoveOptions.Orphans.QUARANTINE && !to.has(EntityKind.USER),
        "--orphans=quarantine needs users in the target",
        "move into one of versions 6 to 8, or leave it out");
    refuse(
        options.ids() == MoveOptions.Ids.RENUMBER && !namesOthers(),
        "--ids has no meaning between these two",
        "leave it out: every record keeps its id");
    refuse(
        options.ids() == MoveOptions.Ids.RENUMBER && options.merge(),
        "--ids renumber cannot go with --merge: it needs a target without messages",
        "move into an empty target");
    refuse(
        options.restart() && options.merge(),
        "--restart cannot go with --merge: the target holds records of others",
        "the same command without it goes on, and compares again");
    refuse(
        request.source().address().equals(request.target().address()),
        "Source and target are one: " + request.target().label(),
        "name another target");
  }

  private boolean namesOthers() {
    boolean messages = to.messageIds() != MessageIdForm.ANY && from.messageIds() != to.messageIds();
    return messages || (to.numbersWorkflows() && !from.numbersWorkflows());
  }

  /** The tenant whose records are moved alone; a slip of the pen must not move nothing. */
  private @Nullable TenantId chosenTenant(Walk source) {
    TenantId tenant = from.tenancy() == Tenancy.BY_TENANT ? options.tenant() : null;
    if (tenant != null && !holds(source, tenant)) {
      throw new MoveException(
          MoveException.Code.NOT_FOUND,
          "There is no tenant " + tenant.value() + " in the source",
          "give the id of one that is");
    }
    return tenant;
  }

  private static void refuse(boolean wrong, String message, String hint) {
    if (wrong) {
      throw new MoveException(MoveException.Code.USAGE, message, hint);
    }
  }

  /** The user whose records are moved alone, by whichever option says so. */
  private Optional<BulkRecord> chosenUser(Walk source, @Nullable TenantId tenant) {
    boolean ownerChooses = to.tenancy() == Tenancy.ONE_USER;
    String name = options.user() != null || !ownerChooses ? options.user() : options.owner();
    if (name == null) {
      return Optional.empty();
    }
    return Optional.of(
        new UserSearch(source)
            .find(name, tenant)
            .orElseThrow(
                () ->
                    new MoveException(
                        MoveException.Code.NOT_FOUND,
                        "There is no user " + name + " in the source",
                        "give the name, the address or the id of one who is")));
  }

  /** The tenant of all records, where each does not keep its own. */
  private @Nullable TenantId newTenant() {
    if (to.tenancy() != Tenancy.BY_TENANT) {
      return TenantId.DEFAULT;
    }
    return from.tenancy() == Tenancy.BY_TENANT ? null : options.tenantId().orElse(TenantId.DEFAULT);
  }

  private MappingPlan ofOneUser(MappingPlan plan, Optional<Walk> target) {
    if (!to.has(EntityKind.USER)) {
      return plan;
    }
    TenantId tenant = requireNonNull(newTenant());
    String name = options.ownerName().orElse(MoveOptions.DEFAULT_OWNER);
    Optional<BulkRecord> known = target.flatMap(walk -> new UserSearch(walk).find(name, tenant));
    MappingPlan placed = withTenant(plan, target);
    if (known.isPresent()) {
      return placed.withNew(tenant, known.get().key().parts().get(0));
    }
    return withMadeOwner(placed, tenant, name, target.isEmpty());
  }

  private User user(String id, String name, Role role, UserStatus status) {
    return new User(id, name, null, null, role, status, null, null, now, now, 1);
  }

  private static List<BulkRecord> plus(List<BulkRecord> records, BulkRecord record) {
    List<BulkRecord> all = new ArrayList<>(records);
    all.add(record);
    return all;
  }

  /** A record of the tenant, where the source has none to give. */
  private MappingPlan withTenant(MappingPlan plan, Optional<Walk> target) {
    TenantId tenant = newTenant();
    if (tenant == null || !to.has(EntityKind.TENANT) || from.has(EntityKind.TENANT)) {
      return plan;
    }
    if (target.isPresent() && isThere(target.get(), EntityKind.TENANT, tenant)) {
      return plan;
    }
    String name = tenant.equals(TenantId.DEFAULT) ? "Default" : tenant.value();
    Tenant made = new Tenant(tenant, name, TenantStatus.ACTIVE, now, now, 1);
    return plan.withMade(plus(plan.made(), BulkRecord.of(tenant, made)));
  }

  /** Mostly its own record tells; records of one that has none are looked for in all others. */
  private boolean holds(Walk source, TenantId tenant) {
    return MoveOrder.of(from.kinds()).stream().anyMatch(kind -> isThere(source, kind, tenant));
  }

  private static boolean isThere(Walk end, EntityKind kind, TenantId tenant) {
    AtomicBoolean found = new AtomicBoolean();
    end.each(
        kind,
        (range, batch) -> {
          if (batch.records().stream().anyMatch(record -> record.tenant().equals(tenant))) {
            found.set(true);
          }
        });
    return found.get();
  }

  /** The plan after the preflight decided what only the records could tell. */
  MappingPlan decided(MappingPlan plan, Preflight preflight) {
    MappingPlan named = plan.withRenamed(preflight.renamed());
    Map<MappingPlan.Place, String> reasons = preflight.putAside().reasons();
    if (reasons.isEmpty()) {
      return named;
    }
    Quarantine quarantine =
        new Quarantine(
                reasons,
                preflight.putAside().conversations(),
                request.id(),
                request.source().label(),
                now)
            .without(preflight::isThere, plan.newTenant());
    List<BulkRecord> made = new ArrayList<>(named.made());
    reasons.keySet().stream()
        .map(place -> plan.newTenant() == null ? place.tenant() : plan.newTenant())
        .distinct()
        .forEach(tenant -> keeper(tenant, preflight).ifPresent(made::add));
    return named.withQuarantine(quarantine).withMade(made);
  }

  /** The user who gets what is put aside in a tenant; empty when a move made it before. */
  private Optional<BulkRecord> keeper(TenantId tenant, Preflight preflight) {
    String id = QuarantineEntry.OWNER;
    if (preflight.knows(tenant, id)) {
      return Optional.empty();
    }
    String name = preflight.freeName(tenant, id);
    return Optional.of(BulkRecord.of(tenant, user(id, name, Role.MEMBER, UserStatus.DISABLED)));
  }
}
