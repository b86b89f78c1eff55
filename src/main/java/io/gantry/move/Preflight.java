package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
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
 * is odd about the source; writes nothing but the list of findings. Keeps 12 to 48 bytes for each
 * login name, share id, user, session, conversation and numbered message, most of them outside the
 * heap; of other messages nothing, but where two ends are brought together.
 */
final class Preflight {

  private final Mapping mapping;
  private final MoveOptions options;
  private final FindingList findings;
  private final Limits limits;
  private final MessageCheck messages;
  private final Belongings belongings;
  private final OrphanCheck orphans;
  private final NameCheck names;
  private final TextSet shares;
  private final KeySet keys;
  private final KeySet keysThere;
  private final Map<MappingPlan.Whose, MappingPlan.Names> renamed = new HashMap<>();
  private final Map<EntityKind, Long> counts = new EnumMap<>(EntityKind.class);

  /**
   * @param room for what it keeps
   */
  Preflight(Mapping mapping, MoveOptions options, FindingList findings, TableRoom room) {
    this.mapping = requireNonNull(mapping, "mapping");
    this.options = requireNonNull(options, "options");
    this.findings = requireNonNull(findings, "findings");
    MappingPlan plan = mapping.plan();
    limits = new Limits(plan.from(), plan.to());
    messages = new MessageCheck(plan.from(), plan.to(), room);
    belongings = new Belongings(plan);
    orphans = new OrphanCheck(plan, options, findings, room);
    names = new NameCheck(room);
    shares = new TextSet(room);
    keys = new KeySet(room);
    keysThere = new KeySet(room);
  }

  /** The keys and users of a target that holds records already, before {@link #look}. */
  void lookAtTarget(Walk target, Set<EntityKind> kinds) {
    for (EntityKind kind : MoveOrder.of(kinds)) {
      target.each(kind, (range, batch) -> batch.records().forEach(this::lookAtThere));
    }
  }

  private void lookAtThere(BulkRecord record) {
    keysThere.add(record);
    orphans.addThere(record);
    if (record.kind() == EntityKind.USER) {
      names.add(record);
    }
  }

  /** Whether the target held a record of this key, where that was asked for. */
  boolean isThere(BulkRecord record) {
    return keysThere.contains(record);
  }

  /** A record that comes besides those of the source. */
  void addComing(BulkRecord record) {
    keys.add(record);
  }

  /** The keys of all that comes, where two ends are brought together. */
  KeySet coming() {
    return keys;
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
        orphans.addUser(record);
      }
      Mapped mapped = mapping.map(record);
      if (mapped instanceof Mapped.Moved moved) {
        lookAtMoved(range, record, moved.record());
        arriving.add(moved.record());
      } else if (mapped instanceof Mapped.Unfit unfit) {
        findings.addObstacle(record, unfit);
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
          findings.addDecision(
              Finding.Sort.LACKING_KIND, record, "it is left where it is, as chosen");
      case IMPLIED -> impliedTenant(record);
      case NOT_CHOSEN -> {
        // nobody wants to hear of it
      }
    }
  }

  /** A tenant without a record in the target is told by the records that it has. */
  private void impliedTenant(BulkRecord record) {
    findings.addDecision(
        Finding.Sort.LACKING_KIND, record, "its records are moved; its name and times are left");
  }

  private void lookAtMoved(BulkRange range, BulkRecord source, BulkRecord target) {
    limits
        .check(target)
        .or(() -> isNamed() ? messages.check(range, target) : Optional.empty())
        .or(() -> share(target))
        .ifPresent(unfit -> findings.addObstacle(source, unfit));
    belongings.add(source);
    if (options.merge()) {
      keys.add(target);
    }
    if (target.kind() == EntityKind.USER) {
      names.add(target);
    }
    orphans.look(range, source, target);
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
      orphans.look(remark);
    }
    findings.add(new Finding(sort, weight, remark.tenant(), remark.key(), remark.detail()));
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

  PutAside putAside() {
    return orphans.putAside();
  }

  /** Whether a user of this id comes, or is there already. */
  boolean knows(TenantId tenant, String user) {
    return orphans.knows(tenant, user);
  }

  /** A name that nobody else has in the target. */
  String freeName(TenantId tenant, String wanted) {
    return names.free(tenant, wanted);
  }

  Map<MappingPlan.Whose, MappingPlan.Names> renamed() {
    return Map.copyOf(renamed);
  }
}
