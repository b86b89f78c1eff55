package io.gantry.move;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.gantry.common.Ids;
import io.gantry.move.compare.ComparisonJournal;
import io.gantry.move.compare.ComparisonListener;
import io.gantry.move.compare.ComparisonResult;
import io.gantry.move.compare.Difference;
import io.gantry.move.compare.FieldDifference;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at both ends before a move; writes nothing but the list of findings. */
final class MoveCheck {

  /** How much more room a copy may take than its source: indexes, and pages that are not full. */
  private static final double ROOM = 1.3;

  private final MoveContext context;
  private final Planner planner;

  MoveCheck(MoveContext context) {
    this.context = requireNonNull(context, "context");
    this.planner =
        new Planner(context.request(), new Ids(context.surroundings().clock()), context.begun());
  }

  /**
   * The two ends, opened.
   *
   * @param state of the source before its reader was opened
   */
  record Opened(OpenEnd source, Optional<String> state, BulkReader reader, OpenEnd target)
      implements AutoCloseable {

    /** Opens the reader; the caller closes it. */
    static Opened of(OpenEnd source, OpenEnd target) {
      Optional<String> state = source.state();
      return new Opened(source, state, source.reader(), target);
    }

    /** Ends the reading; whoever opened the ends closes them. */
    @Override
    public void close() {
      reader.close();
    }
  }

  /** How much is looked at. */
  enum Depth {
    /** What options and users tell. */
    PLAN,
    /** Every record. */
    RECORDS,
    /** Every record; and all are summed up for the verification, where that proves as much. */
    SUMS
  }

  /**
   * Plans and looks, where anything that stands against the move ends it.
   *
   * @param isEmpty whether the target holds nothing but what this move wrote
   * @param journal of the target
   */
  CheckedMove require(Opened ends, boolean isEmpty, Map<String, String> journal, Depth depth) {
    CheckedMove checked = look(ends, isEmpty, journal, depth, List.of());
    if (!checked.report().isClean()) {
      throw new MoveException(
          MoveException.Code.DOES_NOT_FIT,
          "The target cannot hold all of it: " + checked.report().summary(),
          "nothing was written; look at the findings, and at the choices that --help names",
          checked.report(),
          null,
          null);
    }
    return checked;
  }

  /**
   * Plans and looks.
   *
   * @param known problems that were found before
   */
  CheckedMove look(
      Opened ends, boolean isEmpty, Map<String, String> journal, Depth depth, List<String> known) {
    context.listener().phase(MovePhase.PREFLIGHT);
    BulkReader reader = ends.reader();
    try (FindingList findings = new FindingList(context.files().findings());
        @Nullable BulkReader other =
            isEmpty ? null : context.patience().insist(ends.target()::reader)) {
      Walk walk = context.walk(reader);
      Optional<Walk> otherWalk = Optional.ofNullable(other).map(context::walk);
      MappingPlan plan = planner.plan(walk, otherWalk);
      MappingPlan looked = looked(plan);
      Optional<SumsAhead> sums =
          depth == Depth.SUMS ? SumsAhead.of(context, reader, looked) : Optional.empty();
      Preflight preflight =
          new Preflight(new Mapping(looked), context.options(), findings, context.files().tables());
      Tally tally =
          new Tally(MovePhase.PREFLIGHT, context.listener(), MoveContext.total(ends.source()));
      if (depth != Depth.PLAN) {
        otherWalk.ifPresent(there -> preflight.lookAtTarget(there, met(reader.kinds())));
        preflight.look(
            walk, reader.kinds(), tally, sums.<Arrivals>map(all -> all).orElse(Arrivals.IGNORED));
        preflight.settleNames(walk, otherWalk);
      }
      MappingPlan decided = named(decided(plan, preflight, journal), reader, journal, findings);
      decided.made().forEach(record -> findings.add(Finding.made(record)));
      madeConversations(decided)
          .forEach(
              record -> {
                findings.add(Finding.made(record));
                preflight.addComing(record);
              });
      List<String> problems = new ArrayList<>(known);
      problems.addAll(preflight.problems());
      conflicts(reader, Optional.ofNullable(other), decided, preflight, findings);
      noRoom(ends, tally).ifPresent(problems::add);
      PreflightReport report = report(preflight, problems, findings);
      context.listener().checked(report);
      boolean isSummedUp = sums.isPresent() && sums.get().stand(decided, report);
      return new CheckedMove(decided, report, preflight.coming(), isSummedUp);
    }
  }

  private static Stream<BulkRecord> madeConversations(MappingPlan plan) {
    Quarantine quarantine = plan.quarantine();
    return quarantine == null ? Stream.of() : quarantine.conversations(plan.newTenant());
  }

  private boolean renumbers() {
    return context.options().ids() == MoveOptions.Ids.RENUMBER;
  }

  /** The plan while ids are not known yet. */
  private MappingPlan looked(MappingPlan plan) {
    return renumbers() ? plan.withNewIds(NewIds.PROVISIONAL) : plan;
  }

  /** The plan with new ids, where they are wanted. */
  private MappingPlan named(
      MappingPlan plan, BulkReader reader, Map<String, String> journal, FindingList findings) {
    if (!renumbers()) {
      return plan;
    }
    Renumbering renumbering =
        new Renumbering(context.slowWalk(reader), new Mapping(plan), context.files().tables());
    NewIds ids = context.files().findNewIds(list -> renumbering.find(findings, list));
    PlanNotes.requireSameIds(journal, context.files().newIdsDigest());
    return plan.withNewIds(ids);
  }

  /** The kinds of the target that those of the source, and what is told of quarantine, may meet. */
  private Set<EntityKind> met(Set<EntityKind> kinds) {
    Set<EntityKind> met = EnumSet.copyOf(kinds);
    if (context.options().orphans() == MoveOptions.Orphans.QUARANTINE) {
      met.addAll(Set.of(EntityKind.USER, EntityKind.DOCUMENT));
    }
    return met;
  }

  private MappingPlan decided(MappingPlan plan, Preflight preflight, Map<String, String> journal) {
    MappingPlan decided = planner.decided(plan, preflight);
    return PlanNotes.areIn(journal) ? PlanNotes.restored(decided, journal) : decided;
  }

  private static PreflightReport report(
      Preflight preflight, List<String> problems, FindingList findings) {
    return new PreflightReport(
        preflight.counts(),
        problems,
        findings.listed(),
        findings.obstacleCount(),
        findings.decisionCount(),
        findings.file().orElse(null));
  }

  /** Records that both ends have under one key, and not the same: there is no way to have both. */
  private void conflicts(
      BulkReader reader,
      Optional<BulkReader> target,
      MappingPlan plan,
      Preflight preflight,
      FindingList findings) {
    if (target.isEmpty() || findings.obstacleCount() > 0) {
      return;
    }
    Mapping mapping = new Mapping(plan);
    MappedReader mapped = new MappedReader(context.patient(reader), mapping);
    ComparisonResult result =
        new Sides(mapped, context.patient(target.get()), mapping, context.options().threads())
            .compare(
                MoveOrder.of(mapped.kinds()),
                record -> preflight.coming().contains(record) && preflight.isThere(record),
                ComparisonJournal.NONE,
                ComparisonListener.SILENT);
    result.differences().forEach(one -> findings.add(conflict(one)));
  }

  private static Finding conflict(Difference one) {
    return new Finding(
        Finding.Sort.CONFLICT,
        Finding.Weight.OBSTACLE,
        one.tenant(),
        one.key(),
        "not the same: " + one.fields().stream().map(MoveCheck::told).collect(joining(", ")));
  }

  /** Both values, of the source first; secrets are masked and long ones cut. */
  private static String told(FieldDifference field) {
    return field.field() + " is " + field.source() + " here and " + field.target() + " there";
  }

  private static Optional<String> noRoom(Opened ends, Tally tally) {
    OptionalLong free = ends.target().freeBytes();
    long bytes = Math.max(tally.bytes(), ends.source().bytes().orElse(0));
    long needed = (long) (bytes * ROOM);
    return free.isPresent() && free.getAsLong() < needed
        ? Optional.of(
            "There is not enough room: about "
                + needed
                + " bytes are needed, and "
                + free.getAsLong()
                + " are free")
        : Optional.empty();
  }

  /** The plan of a comparison of two ends as they are. */
  MappingPlan compared(BulkReader source, BulkReader target) {
    MappingPlan plan =
        planner.plan(context.walk(source), Optional.of(context.walk(target))).withMade(List.of());
    try (FindingList findings = new FindingList(context.files().findings())) {
      return named(plan, source, Map.of(), findings);
    }
  }
}
