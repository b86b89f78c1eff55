package io.gantry.cli;

import static java.util.Objects.requireNonNull;

import io.gantry.address.Inspection;
import io.gantry.address.Stores;
import io.gantry.address.Targets;
import io.gantry.config.ActiveFile;
import io.gantry.config.ConfigSources;
import io.gantry.config.Database;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer of {@code status}. */
final class StatusReport {

  private final Targets targets;
  private final Survey.Answer answer;
  private final ExitCode exitCode;

  private StatusReport(Targets targets, Survey.Answer answer, ExitCode exitCode) {
    this.targets = targets;
    this.answer = answer;
    this.exitCode = exitCode;
  }

  static StatusReport of(Surroundings surroundings, Targets targets) throws InterruptedException {
    Database database = targets.active().database();
    Survey.Answer answer = new Survey(surroundings.stores()).ask(List.of(database)).get(0);
    Inspection found = answer.found();
    return found == null
        ? silent(surroundings.stores(), targets, answer)
        : new StatusReport(targets, answer, Describe.exitCode(found.report().state()));
  }

  /** A store that does not answer may be away, may not let us in, or be none. */
  private static StatusReport silent(Stores stores, Targets targets, Survey.Answer answer) {
    CommandFailure told = requireNonNull(answer.failure(), "failure");
    CommandFailure because =
        OpenedStores.failedCheck(stores, answer.database())
            .map(check -> Failures.because(check, told))
            .orElse(told);
    return new StatusReport(
        targets, new Survey.Answer(answer.database(), null, because), because.code());
  }

  ExitCode exitCode() {
    return exitCode;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("Store       " + answer.database().label());
    lines.add("Chosen by   " + targets.sources().choiceSource());
    overridden().ifPresent(lines::add);
    Inspection found = answer.found();
    if (found == null) {
      lines.add("Problem     " + answer.problem());
      lines.add("Remedy      " + remedy());
    } else {
      lines.addAll(Describe.report(found.report()));
      lines.add("Holds       " + Describe.contents(found.contents()));
      found
          .contents()
          .bytes()
          .ifPresent(bytes -> lines.add("Size        " + Describe.bytes(bytes)));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private Optional<String> overridden() {
    boolean written = Files.exists(ActiveFile.in(targets.active().home()).path());
    return targets
        .sources()
        .overriding()
        .filter(overriding -> written)
        .map(StatusReport::overridden);
  }

  private static String overridden(ConfigSources.Overriding overriding) {
    return "Set aside   "
        + ActiveFile.NAME
        + ", because of "
        + overriding.setting()
        + " ("
        + overriding.source()
        + ")";
  }

  private @Nullable String remedy() {
    CommandFailure failure = answer.failure();
    return failure == null ? null : failure.hint();
  }

  Map<String, @Nullable Object> json() {
    Inspection found = answer.found();
    return Json.object(
        "store", Describe.storeJson(answer.database(), true),
        "chosen_by", targets.sources().choiceSource(),
        "overridden", overridden().isPresent(),
        "schema", found == null ? null : Describe.reportJson(found.report()),
        "counts", found == null ? null : Describe.countsJson(found.contents()),
        "bytes", found == null ? null : Describe.bytesJson(found.contents()),
        "problem", answer.problem(),
        "remedy", remedy());
  }
}
