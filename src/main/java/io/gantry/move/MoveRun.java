package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.move.compare.ComparisonJournal;
import io.gantry.move.compare.ComparisonResult;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One move from its beginning, or from where it was left, to its end. */
final class MoveRun {

  private final MoveContext context;
  private final MoveRequest request;
  private final MoveListener listener;
  private final Patience patience;
  private final MoveFiles files;
  private final MoveCheck check;
  private final Verification verification;
  private final Certification certification;
  private final Withdrawal withdrawal;

  /**
   * @throws MoveException when options do not fit the ends, before anything is opened
   */
  MoveRun(
      Move.Surroundings surroundings,
      MoveRequest request,
      MoveListener listener,
      Cancellation cancellation) {
    this.context =
        MoveContext.of(
            requireNonNull(surroundings, "surroundings"),
            requireNonNull(request, "request"),
            requireNonNull(listener, "listener"),
            cancellation);
    this.request = request;
    this.listener = context.listener();
    this.patience = context.patience();
    this.files = context.files();
    this.check = new MoveCheck(context);
    this.verification = new Verification(context);
    this.certification = new Certification(context);
    this.withdrawal = new Withdrawal(context);
  }

  /** Looks, and writes nothing but the list of findings. */
  PreflightReport preflight() {
    try (OpenEnd source = openSource();
        OpenEnd target = openTarget(source);
        MoveCheck.Opened ends = MoveCheck.Opened.of(source, target)) {
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
      return check.look(ends, isEmpty, Map.of(), MoveCheck.Depth.RECORDS, problems).report();
    }
  }

  MoveReport run() {
    try (OpenEnd source = openSource();
        OpenEnd target = openTarget(source);
        MoveCheck.Opened ends = MoveCheck.Opened.of(source, target)) {
      return run(ends);
    }
  }

  /** What no preflight can know leaves the target as empty as it was. */
  private MoveException takenBack(OpenEnd target, CopyStopped stopped) {
    MoveException reason = stopped.reason();
    return new MoveException(
        reason.code(), String.valueOf(reason.getMessage()), outcome(target, stopped), reason);
  }

  private String outcome(OpenEnd target, CopyStopped stopped) {
    try {
      withdrawal.withdraw(target, stopped.written());
      return "what had been written was taken back: the target is as empty as before";
    } catch (MoveException kept) {
      return kept.getMessage() + "; " + kept.hint();
    }
  }

  private OpenEnd openSource() {
    return opened(request.source(), "--from");
  }

  private OpenEnd openTarget(OpenEnd source) {
    OpenEnd target = request.target().open();
    try {
      DistinctEnds.require(request, source, target);
    } catch (MoveException one) {
      target.close();
      throw one;
    }
    return target;
  }

  private static OpenEnd opened(MoveEnd end, String option) {
    OpenEnd open = end.open();
    if (!open.isThere()) {
      open.close();
      throw new MoveException(
          MoveException.Code.NOT_FOUND,
          "There is nothing at " + end.label(),
          "look at the address that " + option + " gives");
    }
    return open;
  }

  private MoveReport run(MoveCheck.Opened ends) {
    try {
      return begun(ends);
    } catch (CopyStopped stopped) {
      throw takenBack(ends.target(), stopped);
    }
  }

  private MoveReport begun(MoveCheck.Opened ends) {
    OpenEnd target = ends.target();
    Optional<String> unfinished = patience.insist(target::unfinishedLoad);
    boolean isThis = unfinished.filter(request.id()::equals).isPresent();
    if (unfinished.isPresent() && !isThis) {
      throw StoreFailures.otherMove(unfinished.get(), null);
    }
    boolean anew = isThis && request.options().restart() && !request.options().merge();
    if (anew) {
      withdraw(target);
    }
    boolean resumed = isThis && !anew;
    boolean isEmpty = resumed ? !request.options().merge() : patience.insist(target::isEmpty);
    if (!isEmpty && !resumed && !request.options().merge()) {
      if (files.hasCertificate()) {
        return finishedBefore(ends);
      }
      throw notEmpty();
    }
    listener.begun(request.id(), resumed);
    if (resumed) {
      return goOn(ends, isEmpty);
    }
    CheckedMove checked = check.require(ends, isEmpty, Map.of(), MoveCheck.Depth.SUMS);
    patience.insist(target::prepare);
    try (BulkWriter writer = open(target)) {
      return load(ends, writer, checked, false);
    }
  }

  private void withdraw(OpenEnd target) {
    CopyJournal written;
    try (BulkWriter writer = open(target)) {
      written = patience.insist(() -> new CopyJournal(writer));
    }
    withdrawal.withdraw(target, written);
  }

  private MoveException notEmpty() {
    return new MoveException(
        MoveException.Code.TARGET_NOT_EMPTY,
        "The target holds records already: " + request.target().label(),
        "name an empty one, or bring both together with --merge");
  }

  private MoveReport goOn(MoveCheck.Opened ends, boolean isEmpty) {
    try (BulkWriter writer = open(ends.target())) {
      Map<String, String> journal = patience.insist(writer::journal);
      CheckedMove checked = check.require(ends, isEmpty, journal, MoveCheck.Depth.SUMS);
      PlanNotes.requireConversations(journal, checked.plan());
      return load(ends, writer, checked, true);
    }
  }

  private BulkWriter open(OpenEnd target) {
    BulkLoad.Into into = request.options().merge() ? BulkLoad.Into.FILLED : BulkLoad.Into.EMPTY;
    return patience.insist(() -> target.writer(new BulkLoad(request.id(), into)));
  }

  private MoveReport load(
      MoveCheck.Opened ends, BulkWriter writer, CheckedMove checked, boolean resumed) {
    if (!PlanNotes.areIn(patience.insist(writer::journal))) {
      patience.insist(() -> writer.note(notes(checked)));
    }
    MappedReader mapped = new MappedReader(ends.reader(), new Mapping(checked.plan()));
    List<KindReport> kinds = copy(mapped, writer, checked);
    MappedReader again =
        new MappedReader(context.patient(ends.reader()), new Mapping(checked.plan()));
    ComparisonResult result = verification.require(again, ends, checked);
    Path certificate = certification.certify(result, checked);
    files.savePlan(notes(checked));
    patience.insist(writer::complete);
    return certification.report(checked, Verification.reports(kinds, result), resumed, certificate);
  }

  private Map<String, String> notes(CheckedMove checked) {
    Map<String, String> notes = new HashMap<>(PlanNotes.of(checked.plan()));
    if (checked.plan().newIds() != NewIds.NONE) {
      notes.putAll(PlanNotes.ofIds(files.newIdsDigest()));
    }
    return notes;
  }

  private List<KindReport> copy(MappedReader mapped, BulkWriter writer, CheckedMove checked) {
    listener.phase(MovePhase.COPY);
    Copier copier =
        new Copier(
            mapped,
            writer,
            new CopyJournal(writer),
            new Tally(MovePhase.COPY, listener, OptionalLong.of(checked.arriving())),
            context);
    try {
      copier.copy();
      listener.phase(MovePhase.FINISH);
      patience.insist(writer::endLoad);
    } catch (MoveException | StoreException failure) {
      throw stopped(failure, writer);
    }
    if (copier.hasWritten() && !checked.isSummedUp()) {
      files.forgetSums();
    }
    return MoveOrder.of(mapped.kinds()).stream().map(copier::report).toList();
  }

  /** What becomes of a failure: records that cannot arrive are another thing than a passing one. */
  private RuntimeException stopped(RuntimeException failure, BulkWriter writer) {
    MoveException reason =
        failure instanceof MoveException known ? known : StoreFailures.of((StoreException) failure);
    boolean isOfRecords =
        reason.code() == MoveException.Code.DOES_NOT_FIT
            || reason.code() == MoveException.Code.CONFLICT;
    return isOfRecords && !request.options().merge()
        ? new CopyStopped(reason, patience.insist(() -> new CopyJournal(writer)))
        : failure;
  }

  /** A move that was completed before is compared once more; it is refused when that fails. */
  private MoveReport finishedBefore(MoveCheck.Opened ends) {
    listener.begun(request.id(), true);
    files.forgetSums(); // the target is in use since: what was summed up before proves nothing
    CheckedMove checked = check.require(ends, true, files.plannedNotes(), MoveCheck.Depth.SUMS);
    BulkReader reader = context.patient(ends.reader());
    MappedReader mapped = new MappedReader(reader, new Mapping(checked.plan()));
    try {
      ComparisonResult result = verification.require(mapped, ends, checked);
      List<KindReport> kinds =
          MoveOrder.of(mapped.kinds()).stream().map(KindReport::untouched).toList();
      return certification.report(
          checked, Verification.reports(kinds, result), true, files.certificate());
    } catch (MoveException changed) {
      throw changed.code() == MoveException.Code.DIFFERENCES ? notEmpty() : changed;
    }
  }

  /** Compares the ends as they are. */
  ComparisonResult compare() {
    try (OpenEnd source = openSource();
        OpenEnd target = opened(request.target(), "--to");
        BulkReader reader = source.reader();
        BulkReader other = patience.insist(target::reader)) {
      listener.phase(MovePhase.VERIFY);
      Mapping mapping = new Mapping(check.compared(reader, other));
      MappedReader mapped = new MappedReader(context.patient(reader), mapping);
      BulkReader sound = new SoundReader(context.patient(other));
      return new Sides(mapped, sound, mapping, request.options().threads())
          .compare(
              MoveOrder.of(mapped.kinds()),
              record -> true,
              ComparisonJournal.NONE,
              new VerifyProgress(listener, OptionalLong.empty()));
    }
  }
}
