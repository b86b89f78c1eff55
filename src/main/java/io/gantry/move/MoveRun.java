package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Ids;
import io.gantry.move.certificate.Certificate;
import io.gantry.move.certificate.CertificateEnd;
import io.gantry.move.certificate.Statement;
import io.gantry.move.compare.ComparisonJournal;
import io.gantry.move.compare.ComparisonListener;
import io.gantry.move.compare.ComparisonResult;
import io.gantry.move.compare.FieldDifference;
import io.gantry.move.compare.KindComparison;
import io.gantry.move.digest.KindDigest;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SchemaVersion.Tenancy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
  private final MoveFiles files;
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
    this.files = new MoveFiles(surroundings.folder(), request.id());
    this.begun = surroundings.clock().instant();
    this.planner = new Planner(request, new Ids(surroundings.clock()), begun);
  }

  /** What a preflight leaves to the copy. */
  private record Checked(MappingPlan plan, PreflightReport report, Preflight preflight) {}

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
      if (files.hasCertificate()) {
        return finishedBefore(source, reader, target);
      }
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
          null,
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
    try (FindingList findings = new FindingList(files.findings());
        @Nullable BulkReader other = isEmpty ? null : patience.insist(target::reader)) {
      Walk walk = walk(reader);
      Optional<Walk> otherWalk = Optional.ofNullable(other).map(this::walk);
      MappingPlan plan = planner.plan(walk, otherWalk);
      Preflight preflight = new Preflight(new Mapping(plan), request.options(), findings);
      Tally tally = new Tally(MovePhase.PREFLIGHT, listener, total(source));
      if (deep) {
        otherWalk.ifPresent(there -> preflight.lookAtTarget(there, reader.kinds()));
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
      conflicts(reader, Optional.ofNullable(other), decided, preflight, findings);
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
      return new Checked(decided, report, preflight);
    }
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
    MappedReader mapped = new MappedReader(patient(reader), mapping);
    ComparisonResult result =
        new Sides(mapped, patient(target.get()), mapping, request.options().threads())
            .compare(
                MoveOrder.of(mapped.kinds()),
                record -> preflight.isComing(record) && preflight.isThere(record),
                ComparisonJournal.NONE,
                ComparisonListener.SILENT);
    result
        .differences()
        .forEach(
            one ->
                findings.add(
                    new Finding(
                        Finding.Sort.CONFLICT,
                        Finding.Weight.OBSTACLE,
                        one.tenant(),
                        one.key(),
                        "not the same: "
                            + one.fields().stream().map(FieldDifference::field).toList())));
  }

  private BulkReader patient(BulkReader reader) {
    return new PatientReader(reader, patience, cancellation);
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
    if (copier.hasWritten()) {
      files.forgetSums();
    }
    ComparisonResult result = verify(mapped, target, checked);
    Path certificate = certify(result, checked);
    files.savePlan(PlanNotes.of(checked.plan()));
    patience.insist(writer::complete);
    return report(checked, verified(kinds, result), resumed, certificate);
  }

  private MoveReport report(
      Checked checked, List<KindReport> kinds, boolean resumed, Path certificate) {
    return new MoveReport(
        request.id(),
        request.source().label(),
        request.target().label(),
        resumed,
        begun,
        surroundings.clock().instant(),
        checked.report(),
        kinds,
        remarks(),
        certificate);
  }

  /** Reads both sides again, with readers of their own. */
  private ComparisonResult verify(MappedReader copied, OpenEnd target, Checked checked) {
    listener.phase(MovePhase.VERIFY);
    Mapping mapping = new Mapping(checked.plan());
    List<EntityKind> kinds = MoveOrder.of(copied.kinds());
    try (BulkReader actual = patience.insist(target::reader)) {
      Sides sides = new Sides(copied, patient(actual), mapping, request.options().threads());
      Set<BulkRecord> made = Set.copyOf(checked.plan().made());
      Predicate<BulkRecord> counts =
          request.options().merge()
              ? record -> checked.preflight().isComing(record) || isMade(made, record)
              : record -> true;
      ComparisonResult result =
          sides.compare(kinds, counts, files.journal(), new VerifyProgress(listener));
      files.forgetSums();
      if (!result.isEqual()) {
        throw new MoveException(
            MoveException.Code.DIFFERENCES,
            "Source and target differ",
            "nobody may write to either side during a move; empty the target and move again",
            null,
            result,
            null);
      }
      return result;
    }
  }

  private static boolean isMade(Set<BulkRecord> made, BulkRecord record) {
    return made.stream()
        .anyMatch(one -> one.tenant().equals(record.tenant()) && one.key().equals(record.key()));
  }

  private static List<KindReport> verified(List<KindReport> kinds, ComparisonResult result) {
    Map<EntityKind, KindDigest> digests =
        result.kinds().stream()
            .collect(Collectors.toMap(KindComparison::kind, KindComparison::target));
    return kinds.stream().map(kind -> verified(kind, digests.get(kind.kind()))).toList();
  }

  private static KindReport verified(KindReport kind, @Nullable KindDigest digest) {
    return digest == null ? kind : kind.withVerified(digest.count(), digest.root());
  }

  private Path certify(ComparisonResult result, Checked checked) {
    List<String> notes = new ArrayList<>(remarks());
    if (request.options().merge()) {
      notes.add("The target may hold other records besides.");
    }
    checked.report().findings().forEach(finding -> notes.add(finding.line()));
    Statement statement =
        new Statement(
            request.id(),
            certified(request.source()),
            certified(request.target()),
            surroundings.toolVersion(),
            begun,
            surroundings.clock().instant(),
            new Mapping(checked.plan()).keepsRevisions(),
            result.kinds().stream().map(KindComparison::target).toList(),
            notes);
    return files.saveCertificate(Certificate.sign(statement, surroundings.key().get()).toJson());
  }

  private static CertificateEnd certified(MoveEnd end) {
    SchemaVersion version = end.traits().version();
    return new CertificateEnd(end.label(), version == null ? 0 : version.number());
  }

  /** A move that was completed before is compared once more; it is refused when that fails. */
  private MoveReport finishedBefore(OpenEnd source, BulkReader reader, OpenEnd target) {
    listener.begun(request.id(), true);
    files.forgetSums(); // the target is in use since: what was summed up before proves nothing
    Checked checked = checked(source, reader, target, true, files.plannedNotes());
    MappedReader mapped = new MappedReader(patient(reader), new Mapping(checked.plan()));
    try {
      ComparisonResult result = verify(mapped, target, checked);
      List<KindReport> kinds =
          MoveOrder.of(mapped.kinds()).stream()
              .map(kind -> new KindReport(kind, 0, 0, 0, 0, 0, Duration.ZERO, null))
              .toList();
      return report(checked, verified(kinds, result), true, files.certificate());
    } catch (MoveException changed) {
      throw changed.code() == MoveException.Code.DIFFERENCES ? notEmpty() : changed;
    }
  }

  /** Compares the ends as they are. */
  ComparisonResult compare() {
    try (OpenEnd source = openSource();
        OpenEnd target = openTarget();
        BulkReader reader = source.reader();
        BulkReader other = patience.insist(target::reader)) {
      listener.phase(MovePhase.VERIFY);
      MappingPlan plan = planner.plan(walk(reader), Optional.of(walk(other))).withMade(List.of());
      Mapping mapping = new Mapping(plan);
      MappedReader mapped = new MappedReader(patient(reader), mapping);
      return new Sides(mapped, patient(other), mapping, request.options().threads())
          .compare(
              MoveOrder.of(mapped.kinds()),
              record -> true,
              ComparisonJournal.NONE,
              new VerifyProgress(listener));
    }
  }

  private OpenEnd openTarget() {
    OpenEnd target = request.target().open();
    if (!target.isThere()) {
      target.close();
      throw new MoveException(
          MoveException.Code.NOT_FOUND,
          "There is nothing at " + request.target().label(),
          "look at the address that --to gives");
    }
    return target;
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
