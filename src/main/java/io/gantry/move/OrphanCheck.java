package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.OwnedRecord;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.store.QuarantineEntry;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.util.Optional;

/**
 * Looks for records whose conversation, user or session is not there, and says what becomes of
 * them. Safe for use by many threads.
 */
final class OrphanCheck {

  private static final String AS_IT_IS = "; moved as it is";
  private static final String MEND = "put that back in the source, or delete this there";

  private final MappingPlan plan;
  private final boolean isQuarantining;
  private final FindingList findings;
  private final Parents parents;
  private final PutAside putAside = new PutAside();
  private final TextSet users;
  private final TextSet usersThere;

  OrphanCheck(MappingPlan plan, MoveOptions options, FindingList findings, TableRoom room) {
    this.plan = requireNonNull(plan, "plan");
    this.isQuarantining = options.orphans() == MoveOptions.Orphans.QUARANTINE;
    this.findings = requireNonNull(findings, "findings");
    this.users = new TextSet(room);
    this.usersThere = new TextSet(room);
    this.parents = new Parents(plan.to(), room);
    plan.made().forEach(parents::add);
  }

  /** A record that the target held before. */
  void addThere(BulkRecord record) {
    if (!isMadeForQuarantine(record)) {
      parents.add(record);
    }
    if (record.kind() == EntityKind.USER) {
      usersThere.add(record.tenant().value(), record.key().parts().get(0));
    }
  }

  /** What an earlier call put into such a conversation is as much an orphan as before. */
  private boolean isMadeForQuarantine(BulkRecord record) {
    return isQuarantining
        && record.value() instanceof Conversation conversation
        && conversation.ownerId().equals(QuarantineEntry.OWNER);
  }

  /** A user of the source, who comes or stays. */
  void addUser(BulkRecord user) {
    users.add(user.tenant().value(), user.key().parts().get(0));
  }

  /** Whether a user of this id is in the source, or was there already. */
  boolean knows(TenantId tenant, String user) {
    return usersThere.contains(tenant.value(), user) || users.contains(tenant.value(), user);
  }

  PutAside putAside() {
    return putAside;
  }

  /**
   * Looks at a record that comes; what it hangs on came before.
   *
   * @param range whose records one thread gives one after the other
   */
  void look(BulkRange range, BulkRecord source, BulkRecord target) {
    parents.add(target);
    if (target.kind() != EntityKind.USER) {
      parents
          .missing(range, target)
          .ifPresentOrElse(detail -> withoutParent(source, detail), () -> owner(source));
    }
  }

  private void withoutParent(BulkRecord record, String detail) {
    boolean isOfConversation =
        record.kind() == EntityKind.MESSAGE || record.kind() == EntityKind.TICKET;
    if (isOfConversation && isQuarantining) {
      String owner = OwnerOf.record(record.value()).orElseThrow();
      putAside.addLeft(record, detail + "; it is of user " + owner);
      findings.addDecision(Finding.Sort.ORPHAN, record, detail + outcome());
    } else if (plan.to().needsParents()) {
      String way = isOfConversation ? wayOut() : MEND;
      findings.addObstacle(record, new Mapped.Unfit(Finding.Sort.ORPHAN, detail + "; " + way));
    } else {
      orphan(record, detail);
    }
  }

  /** What can be done about a message whose conversation is gone. */
  private String wayOut() {
    return plan.to().has(EntityKind.USER)
        ? "--orphans quarantine makes one for what is left of it"
        : "versions 6 to 8 take it with --orphans quarantine; or " + MEND;
  }

  /** Users come before all that they can own. */
  private void owner(BulkRecord record) {
    EndTraits from = plan.from();
    if (from.soundness() == EndTraits.Soundness.KEPT || !from.has(EntityKind.USER)) {
      return;
    }
    Optional<String> owner =
        OwnerOf.record(record.value()).filter(named -> !named.equals(from.unowned()));
    if (owner.isPresent() && !users.contains(record.tenant().value(), owner.get())) {
      orphan(record, "its owner " + owner.get() + " is not there");
    }
  }

  private void orphan(BulkRecord record, String detail) {
    if (record.value() instanceof OwnedRecord<?> || record.value() instanceof Message) {
      putAside(record.tenant(), record.key(), detail);
      findings.addDecision(Finding.Sort.ORPHAN, record, detail + outcome());
    } else {
      findings.addDecision(Finding.Sort.ORPHAN, record, detail + AS_IT_IS);
    }
  }

  private String outcome() {
    return isQuarantining ? "; moved to quarantine" : AS_IT_IS;
  }

  /** What the reader of the source says of a record that belongs to nobody. */
  void look(BulkRemark orphan) {
    putAside(requireNonNull(orphan.tenant(), "tenant"), orphan.key(), orphan.detail());
  }

  private void putAside(TenantId tenant, RecordKey key, String reason) {
    if (isQuarantining) {
      putAside.add(tenant, key, reason);
    }
  }
}
