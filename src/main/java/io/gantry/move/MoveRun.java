package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Ids;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion.Tenancy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One move from its beginning, or from where it was left, to its end. */
final class MoveRun {

  /** How much more room a copy may take than its source: indexes, and pages that are not full. */
  private static final double ROOM = 1.3;

  private final Move.Surroundings surroundings;
  private final MoveRequest request;
  private final MoveListener listener;
  private final Cancellation cancellation;
  private final Patience patience;
  private final Planner planner;
  private final Instant begun;

  MoveRun(
      Move.Surroundings surroundings,
      MoveRequest request,
      MoveListener listener,
      Cancellation cancellation) {
    this.surroundings = requireNonNull(surroundings, "surroundings");
    this.request = requireNonNull(request, "request");
    this.listener = new SerialListener(listener);
    this.cancellation = requireNonNull(cancellation, "cancellation");
    this.patience = new Patience(this.listener, cancellation);
    this.begun = surroundings.clock().instant();
    this.planner = new Planner(request, new Ids(surroundings.clock()), begun);
  }

  /** What a preflight leaves to the copy. */
  private record Checked(MappingPlan plan, PreflightReport report) {}

  /** Looks, and writes nothing but the list of findings. */
  PreflightReport preflight() {
    try (OpenEnd source = openSource();
        OpenEnd target = request.target().open();
        BulkReader reader = source.reader()) {
      Optional<String> unfinished = target.unfinishedLoad();
      boolean isThis = unfinished.filter(request.id()::equals).isPresent();
      listener.begun(request.id(), isThis);
      List<String> problems = new ArrayList<>();
      unfinished
          .filter(id -> !isThis)
          .ifPresent(id -> problems.add("The move " + id + " into the target is not completed"));
      boolean isEmpty = target.isEmpty();
      if (unfinished.isEmpty() && !isEmpty && !request.options().merge()) {
        problems.add("The target holds records already");
      }
      return check(source, reader, target, isEmpty, Map.of(), true, problems).report();
    }
  }

  MoveReport run() {
    try (OpenEnd source = openSource();
        OpenEnd target = request.target().open();
        BulkReader reader = source.reader()) {
      return run(source, reader, target);
    }
  }

  private OpenEnd openSource() {
    OpenEnd source = request.source().open();
    if (!source.isThere()) {
      source.close();
      throw new MoveException(
          MoveException.Code.NOT_FOUND,
          "There is nothing at " + request.source().label(),
          "look at the address that --from gives");
    }
    return source;
  }

  private MoveReport run(OpenEnd source, BulkReader reader, OpenEnd target) {
    Optional<String> unfinished = patience.insist(target::unfinishedLoad);
    boolean resumed = unfinished.filter(request.id()::equals).isPresent();
    if (unfinished.isPresent() && !resumed) {
      throw StoreFailures.otherMove(unfinished.get(), null);
    }
    boolean isEmpty = resumed ? !request.options().merge() : patience.insist(target::isEmpty);
    if (!isEmpty && !resumed && !request.options().merge()) {
      throw notEmpty();
    }
    listener.begun(request.id(), resumed);
    if (resumed) {
      return goOn(source, reader, target, isEmpty);
    }
    Checked checked = checked(source, reader, target, isEmpty, Map.of());
    patience.insist(target::prepare);
    try (BulkWriter writer = open(target)) {
      return load(source, reader, target, writer, checked, false);
    }
  }

  private MoveException notEmpty() {
    return new MoveException(
        MoveException.Code.TARGET_NOT_EMPTY,
        "The target holds records already: " + request.target().label(),
        "name an empty one, or bring both together with --merge");
  }

  private MoveReport goOn(OpenEnd source, BulkReader reader, OpenEnd target, boolean isEmpty) {
    try (BulkWriter writer = open(target)) {
      Map<String, String> journal = patience.insist(writer::journal);
      Checked checked = checked(source, reader, target, isEmpty, journal);
      return load(source, reader, target, writer, checked, true);
    }
  }

  private BulkWriter open(OpenEnd target) {
    BulkLoad.Into into = request.options().merge() ? BulkLoad.Into.FILLED : BulkLoad.Into.EMPTY;
    return patience.insist(() -> target.writer(new BulkLoad(request.id(), into)));
  }

  private Checked checked(
      OpenEnd source,
      BulkReader reader,
      OpenEnd target,
      boolean isEmpty,
      Map<String, String> journal) {
    boolean deep =
        Preflight.isNeeded(request.source().traits(), request.target().traits())
            || request.options().merge();
    Checked checked = check(source, reader, target, isEmpty, journal, deep, List.of());
    if (!checked.report().isClean()) {
      throw new MoveException(
          MoveException.Code.DOES_NOT_FIT,
          "The target cannot hold all of it: " + checked.report().summary(),
          "nothing was written; look at the findings, and at the choices that --help names",
          checked.report(),
          null);
    }
    return checked;
  }

  private Checked check(
      OpenEnd source,
      BulkReader reader,
      OpenEnd target,
      boolean isEmpty,
      Map<String, String> journal,
      boolean deep,
      List<String> known) {
    listener.phase(MovePhase.PREFLIGHT);
    Path list = surroundings.folder().resolve(request.id() + ".findings.jsonl");
    try (FindingList findings = new FindingList(list);
        @Nullable BulkReader other = isEmpty ? null : patience.insist(target::reader)) {
      Walk walk = walk(reader);
      Optional<Walk> otherWalk = Optional.ofNullable(other).map(this::walk);
      MappingPlan plan = planner.plan(walk, otherWalk);
      Preflight preflight = new Preflight(new Mapping(plan), request.options(), findings);
      Tally tally = new Tally(MovePhase.PREFLIGHT, listener, total(source));
      if (deep) {
        otherWalk.ifPresent(preflight::lookAtTarget);
        preflight.look(walk, reader.kinds(), tally);
        preflight.settleNames(walk, otherWalk);
      }
      MappingPlan decided =
          PlanNotes.areIn(journal)
              ? PlanNotes.restored(planner.decided(plan, preflight), journal)
              : planner.decided(plan, preflight);
      decided.made().forEach(record -> findings.add(Finding.made(record)));
      List<String> problems = new ArrayList<>(known);
      problems.addAll(preflight.problems());
      noRoom(source, target, tally).ifPresent(problems::add);
      PreflightReport report =
          new PreflightReport(
              preflight.counts(),
              problems,
              findings.listed(),
              findings.obstacleCount(),
              findings.decisionCount(),
              findings.file().orElse(null));
      listener.checked(report);
      return new Checked(decided, report);
    }
  }

  private Walk walk(BulkReader reader) {
    return new Walk(reader, patience, cancellation, request.options().threads());
  }

  private static OptionalLong total(OpenEnd source) {
    return source
        .counts()
        .map(
            counts ->
                OptionalLong.of(
                    MoveOrder.of(counts.keySet()).stream().mapToLong(counts::get).sum()))
        .orElse(OptionalLong.empty());
  }

  private static Optional<String> noRoom(OpenEnd source, OpenEnd target, Tally tally) {
    OptionalLong free = target.freeBytes();
    long bytes = Math.max(tally.bytes(), source.bytes().orElse(0));
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

  private MoveReport load(
      OpenEnd source,
      BulkReader reader,
      OpenEnd target,
      BulkWriter writer,
      Checked checked,
      boolean resumed) {
    if (!PlanNotes.areIn(patience.insist(writer::journal))) {
      patience.insist(() -> writer.note(PlanNotes.of(checked.plan())));
    }
    MappedReader mapped = new MappedReader(reader, new Mapping(checked.plan()));
    listener.phase(MovePhase.COPY);
    Map<EntityKind, Long> counts = checked.report().counts();
    OptionalLong total =
        counts.isEmpty()
            ? total(source)
            : OptionalLong.of(counts.values().stream().mapToLong(Long::longValue).sum());
    Tally tally = new Tally(MovePhase.COPY, listener, total);
    Copier copier =
        new Copier(
            mapped,
            writer,
            new CopyJournal(writer),
            tally,
            listener,
            cancellation,
            request.options().threads());
    copier.copy();
    listener.phase(MovePhase.FINISH);
    patience.insist(writer::endLoad);
    List<KindReport> kinds = MoveOrder.of(mapped.kinds()).stream().map(copier::report).toList();
    List<KindReport> verified = verify(mapped, target, kinds, total);
    patience.insist(writer::complete);
    return new MoveReport(
        request.id(),
        request.source().label(),
        request.target().label(),
        resumed,
        begun,
        surroundings.clock().instant(),
        checked.report(),
        verified,
        remarks(),
        null);
  }

  private List<KindReport> verify(
      MappedReader source, OpenEnd target, List<KindReport> kinds, OptionalLong total) {
    listener.phase(MovePhase.VERIFY);
    requireNonNull(source, "source");
    requireNonNull(target, "target");
    requireNonNull(total, "total");
    return kinds;
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (request.source().traits().has(EntityKind.IDEMPOTENT_ANSWER)) {
      remarks.add("Answers kept for repeated requests are not moved: they expire.");
    }
    if (request.source().traits().tenancy() == Tenancy.ONE_USER
        && request.target().traits().has(EntityKind.CREDENTIAL)) {
      remarks.add(
          "An owner that was made has no password yet: the next start in development gives the"
              + " admin one, and in production ADMIN_EMAIL and ADMIN_PASSWORD do.");
    }
    return remarks;
  }
}
