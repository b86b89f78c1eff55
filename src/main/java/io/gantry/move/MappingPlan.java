package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.store.BulkRecord;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a mapping that was found out or chosen before the first record is mapped.
 *
 * @param onlyTenant the tenant of the source that is moved; null for all
 * @param newTenant the tenant that records get; null when each keeps its own
 * @param onlyOwner the id of the user of the source that is moved; null for all
 * @param newOwner the id of the user that owns everything in the target; null when each keeps its
 *     own
 * @param leaveLacking whether records of kinds that the target lacks are left
 * @param renamed users that go under another name and address than they have
 * @param quarantine what goes to another owner, and entries that tell of it; null when nothing does
 * @param made what the target gets besides, in the order of copying
 * @param newIds of records whose own have no form in the target
 */
record MappingPlan(
    EndTraits from,
    EndTraits to,
    @Nullable TenantId onlyTenant,
    @Nullable TenantId newTenant,
    @Nullable String onlyOwner,
    @Nullable String newOwner,
    boolean leaveLacking,
    Map<Whose, Names> renamed,
    @Nullable Quarantine quarantine,
    List<BulkRecord> made,
    NewIds newIds) {

  /** A user of a tenant of the source. */
  record Whose(TenantId tenant, String user) {}

  /** How a user is called in the target. */
  record Names(String username, @Nullable String email) {

    User of(User user) {
      return Rewritten.named(user, username, email);
    }
  }

  /** A record of the source. */
  record Place(TenantId tenant, RecordKey key) {}

  MappingPlan {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    renamed = Map.copyOf(renamed);
    made = List.copyOf(made);
    requireNonNull(newIds, "newIds");
  }

  /** A plan that chooses nothing: each record keeps its tenant and its owner. */
  static MappingPlan straight(EndTraits from, EndTraits to) {
    return new MappingPlan(
        from, to, null, null, null, null, false, Map.of(), null, List.of(), NewIds.NONE);
  }

  MappingPlan withOnly(@Nullable TenantId tenant, @Nullable String owner) {
    return with(
        draft -> {
          draft.onlyTenant = tenant;
          draft.onlyOwner = owner;
        });
  }

  MappingPlan withNew(@Nullable TenantId tenant, @Nullable String owner) {
    return with(
        draft -> {
          draft.newTenant = tenant;
          draft.newOwner = owner;
        });
  }

  MappingPlan withLeaveLacking(boolean leave) {
    return with(draft -> draft.leaveLacking = leave);
  }

  MappingPlan withRenamed(Map<Whose, Names> names) {
    return with(draft -> draft.renamed = names);
  }

  MappingPlan withQuarantine(@Nullable Quarantine all) {
    return with(draft -> draft.quarantine = all);
  }

  MappingPlan withMade(List<BulkRecord> records) {
    return with(draft -> draft.made = records);
  }

  MappingPlan withNewIds(NewIds ids) {
    return with(draft -> draft.newIds = ids);
  }

  private MappingPlan with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.plan();
  }

  /** A plan while it is changed. */
  private static final class Draft {

    private final EndTraits from;
    private final EndTraits to;
    private @Nullable TenantId onlyTenant;
    private @Nullable TenantId newTenant;
    private @Nullable String onlyOwner;
    private @Nullable String newOwner;
    private boolean leaveLacking;
    private Map<Whose, Names> renamed;
    private @Nullable Quarantine quarantine;
    private List<BulkRecord> made;
    private NewIds newIds;

    Draft(MappingPlan plan) {
      from = plan.from;
      to = plan.to;
      onlyTenant = plan.onlyTenant;
      newTenant = plan.newTenant;
      onlyOwner = plan.onlyOwner;
      newOwner = plan.newOwner;
      leaveLacking = plan.leaveLacking;
      renamed = plan.renamed;
      quarantine = plan.quarantine;
      made = plan.made;
      newIds = plan.newIds;
    }

    MappingPlan plan() {
      return new MappingPlan(
          from,
          to,
          onlyTenant,
          newTenant,
          onlyOwner,
          newOwner,
          leaveLacking,
          renamed,
          quarantine,
          made,
          newIds);
    }
  }
}
