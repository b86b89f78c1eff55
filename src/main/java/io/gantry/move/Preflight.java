package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.OwnedRecord;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One pass over the source, record by record, that finds whatever the target cannot hold and what
 * is odd about the source; writes nothing but the list of findings. Keeps at most 16 to 48 bytes
 * for each login name, share id, user, session, conversation and numbered message; of other
 * messages nothing, but where two ends are brought together.
 */
final class Preflight {

  /** Where each is kept in memory during the whole move. */
  private static final int MAX_QUARANTINED = 100_000;

  private static final String AS_IT_IS = "; moved as it is";

  private final Mapping mapping;
  private final MoveOptions options;
  private final FindingList findings;
  private final Limits limits;
  private final MessageCheck messages;
  private final Belongings belongings;
  private final Parents parents;
  private final NameCheck names = new NameCheck();
  private final TextSet shares = new TextSet();
  private final TextSet users = new TextSet();
  private final TextSet usersThere = new TextSet();
  private final KeySet keys = new KeySet();
  private final KeySet keysThere = new KeySet();
  private final Map<MappingPlan.Place, String> quarantined = new HashMap<>();
  private final Map<MappingPlan.Whose, MappingPlan.Names> renamed = new HashMap<>();
  private final Map<EntityKind, Long> counts = new EnumMap<>(EntityKind.class);

  Preflight(Mapping mapping, MoveOptions options, FindingList findings) {
    this.mapping = requireNonNull(mapping, "mapping");
    this.options = requireNonNull(options, "options");
    this.findings = requireNonNull(findings, "findings");
    MappingPlan plan = mapping.plan();
    limits = new Limits(plan.from(), plan.to());
    messages = new MessageCheck(plan.from(), plan.to());
    belongings = new Belongings(plan);
    parents = new Parents(plan.to());
    plan.made().forEach(parents::add);
  }

  /** The keys and users of a target that holds records already, before {@link #look}. */
  void lookAtTarget(Walk target, Set<EntityKind> kinds) {
    for (EntityKind kind : MoveOrder.of(kinds)) {
      target.each(kind, (range, batch) -> batch.records().forEach(this::lookAtThere));
    }
  }

  private void lookAtThere(BulkRecord record) {
    keysThere.add(record);
    parents.add(record);
    if (record.kind() == EntityKind.USER) {
      names.add(record);
      usersThere.add(record.tenant().value(), record.key().parts().get(0));
    }
  }

  /** Whether the target held a record of this key, where that was asked for. */
  boolean isThere(BulkRecord record) {
    return keysThere.contains(record);
  }

  /** Whether a record of this key comes, where that was asked for. */
  boolean isComing(BulkRecord record) {
    return keys.contains(record);
  }

  /**
   * The pass over the source, kind by kind, ranges side by side.
   *
   * @param arrivals is given what arrives
   */
  void look(Walk source, Set<EntityKind> kinds, Tally tally, Arrivals arrivals) {
    for (EntityKind kind : MoveOrder.of(kinds)) {
      arrivals.begin(kind);
      source.each(
          kind,
          (range, batch) -> {
            List<BulkRecord> arriving = look(range, batch);
            arrivals.add(arriving);
            int read = batch.records().size();
            tally.batch(kind, read, read, RecordSize.ofAll(arriving));
          });
      arrivals.end();
    }
  }

  /** Those of the batch that arrive, as they will be in the target. */
  private List<BulkRecord> look(BulkRange range, BulkBatch batch) {
    batch.remarks().forEach(this::look);
    List<BulkRecord> arriving = new ArrayList<>(batch.records().size());
    for (BulkRecord record : batch.records()) {
      if (record.kind() == EntityKind.USER) {
        users.add(record.tenant().value(), record.key().parts().get(0));
      }
      Mapped mapped = mapping.map(record);
      if (mapped instanceof Mapped.Moved moved) {
        lookAtMoved(range, record, moved.record());
        arriving.add(moved.record());
      } else if (mapped instanceof Mapped.Unfit unfit) {
        obstacle(record, unfit);
      } else if (mapped instanceof Mapped.Left left) {
        left(record, left.reason());
      }
    }
    if (!arriving.isEmpty()) {
      synchronized (counts) {
        counts.merge(range.kind(), (long) arriving.size(), Long::sum);
      }
    }
    return arriving;
  }

  private void left(BulkRecord record, Mapped.Reason reason) {
    switch (reason) {
      case LACKING_KIND ->
          decision(Finding.Sort.LACKING_KIND, record, "it is left where it is, as chosen");
      case IMPLIED -> impliedTenant(record);
      case NOT_CHOSEN -> {
        // nobody wants to hear of it
      }
    }
  }

  /** A tenant without a record in the target is told by the records that it has. */
  private void impliedTenant(BulkRecord record) {
    decision(
        Finding.Sort.LACKING_KIND, record, "its records are moved; its name and times are left");
  }

  private void lookAtMoved(BulkRange range, BulkRecord source, BulkRecord target) {
    limits
        .check(target)
        .or(() -> isNamed() ? messages.check(range, target) : Optional.empty())
        .or(() -> share(target))
        .ifPresent(unfit -> obstacle(source, unfit));
    belongings.add(source);
    parents.add(target);
    if (options.merge()) {
      keys.add(target);
    }
    if (target.kind() == EntityKind.USER) {
      names.add(target);
    } else {
      parents
          .missing(range, target)
          .ifPresentOrElse(detail -> withoutParent(source, detail), () -> owner(source));
    }
  }

  private void withoutParent(BulkRecord record, String detail) {
    if (mapping.plan().to().needsParents()) {
      obstacle(record, new Mapped.Unfit(Finding.Sort.ORPHAN, detail));
    } else {
      orphan(record, detail);
    }
  }

  /** Whether messages go under the names that they will have. */
  private boolean isNamed() {
    return mapping.plan().newIds() == NewIds.NONE;
  }

  private Optional<Mapped.Unfit> share(BulkRecord record) {
    return record.value() instanceof Conversation conversation
            && conversation.shareId() != null
            && !shares.add(record.tenant().value(), conversation.shareId())
        ? Optional.of(
            new Mapped.Unfit(Finding.Sort.DUPLICATE_SHARE, "another conversation has its share id"))
        : Optional.empty();
  }

  /** Users come before all that they can own. */
  private void owner(BulkRecord record) {
    EndTraits from = mapping.plan().from();
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
      quarantine(record.tenant(), record.key(), detail);
      decision(Finding.Sort.ORPHAN, record, detail + outcome());
    } else {
      decision(Finding.Sort.ORPHAN, record, detail + AS_IT_IS);
    }
  }

  private String outcome() {
    return options.orphans() == MoveOptions.Orphans.QUARANTINE ? "; moved to quarantine" : AS_IT_IS;
  }

  private void look(BulkRemark remark) {
    Finding.Weight weight =
        switch (remark.oddity()) {
          case UNREADABLE -> Finding.Weight.OBSTACLE;
          case NO_KIND ->
              options.lacking() == MoveOptions.LackingKinds.LEAVE
                  ? Finding.Weight.DECISION
                  : Finding.Weight.OBSTACLE;
          case CUT ->
              options.unfit() == MoveOptions.UnfitValues.CUT
                  ? Finding.Weight.DECISION
                  : Finding.Weight.OBSTACLE;
          case ORPHAN, NOT_JSON, NO_TIME, UNFIT_VALUE, MADE, KNOWN_PASSWORD, LEFT ->
              Finding.Weight.DECISION;
        };
    Finding.Sort sort =
        switch (remark.oddity()) {
          case UNREADABLE -> Finding.Sort.UNREADABLE;
          case ORPHAN -> Finding.Sort.ORPHAN;
          case NOT_JSON -> Finding.Sort.NOT_JSON;
          case CUT, NO_TIME, UNFIT_VALUE -> Finding.Sort.ODD_VALUE;
          case MADE -> Finding.Sort.MADE;
          case KNOWN_PASSWORD -> Finding.Sort.KNOWN_PASSWORD;
          case LEFT -> Finding.Sort.LEFT_OUT;
          case NO_KIND -> Finding.Sort.LACKING_KIND;
        };
    if (sort == Finding.Sort.ORPHAN) {
      quarantine(requireNonNull(remark.tenant(), "tenant"), remark.key(), remark.detail());
    }
    findings.add(new Finding(sort, weight, remark.tenant(), remark.key(), remark.detail()));
  }

  /** Of several reasons the first in their order counts, whichever thread found it. */
  private void quarantine(TenantId tenant, RecordKey key, String reason) {
    if (options.orphans() != MoveOptions.Orphans.QUARANTINE) {
      return;
    }
    synchronized (quarantined) {
      if (quarantined.size() > MAX_QUARANTINED) {
        throw new MoveException(
            MoveException.Code.DOES_NOT_FIT,
            "There are more than " + MAX_QUARANTINED + " orphans, too many to quarantine",
            "move them as they are: --orphans=keep");
      }
      quarantined.merge(
          new MappingPlan.Place(tenant, Quarantine.placeOf(key)),
          reason,
          (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }
  }

  private void obstacle(BulkRecord record, Mapped.Unfit unfit) {
    findings.add(
        new Finding(
            unfit.sort(), Finding.Weight.OBSTACLE, record.tenant(), record.key(), unfit.detail()));
  }

  private void decision(Finding.Sort sort, BulkRecord record, String detail) {
    findings.add(new Finding(sort, Finding.Weight.DECISION, record.tenant(), record.key(), detail));
  }

  /** A second pass over those users whose names came twice, when there are any. */
  void settleNames(Walk source, Optional<Walk> target) {
    if (names.isClean()) {
      return;
    }
    target.ifPresent(
        walk ->
            walk.each(EntityKind.USER, (range, batch) -> batch.records().forEach(names::addThere)));
    source.each(
        EntityKind.USER,
        (range, batch) ->
            batch.records().stream()
                .map(mapping::map)
                .filter(Mapped.Moved.class::isInstance)
                .forEach(moved -> names.addComing(((Mapped.Moved) moved).record())));
    names.clashes().forEach(this::settle);
  }

  private void settle(NameCheck.Clash clash) {
    boolean rename = options.duplicates() == MoveOptions.Duplicates.RENAME;
    BulkRecord user = clash.user();
    String outcome =
        rename
            ? "; moved under the name "
                + clash.names().username()
                + (clash.names().email() == null ? " without an address" : "")
            : "";
    findings.add(
        new Finding(
            Finding.Sort.DUPLICATE_NAME,
            rename ? Finding.Weight.DECISION : Finding.Weight.OBSTACLE,
            user.tenant(),
            user.key(),
            clash.detail() + outcome));
    if (rename) {
      renamed.put(new MappingPlan.Whose(user.tenant(), user.key().parts().get(0)), clash.names());
    }
  }

  /** What concerns the move as a whole. */
  List<String> problems() {
    return List.of(belongings.severalTenants(), belongings.severalOwners()).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** The records that would be moved, of the kinds that have any. */
  Map<EntityKind, Long> counts() {
    synchronized (counts) {
      return Map.copyOf(counts);
    }
  }

  /** What is to be put aside, and why. */
  Map<MappingPlan.Place, String> quarantined() {
    synchronized (quarantined) {
      return Map.copyOf(quarantined);
    }
  }

  /** Whether a user of this id comes, or is there already. */
  boolean knows(TenantId tenant, String user) {
    return usersThere.contains(tenant.value(), user) || users.contains(tenant.value(), user);
  }

  /** A name that nobody else has in the target. */
  String freeName(TenantId tenant, String wanted) {
    return names.free(tenant, wanted);
  }

  Map<MappingPlan.Whose, MappingPlan.Names> renamed() {
    return Map.copyOf(renamed);
  }
}
