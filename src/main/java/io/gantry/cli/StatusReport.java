package io.gantry.cli;

import io.gantry.address.Inspection;
import io.gantry.address.Stores;
import io.gantry.address.Targets;
import io.gantry.config.ActiveFile;
import io.gantry.config.ConfigSources;
import io.gantry.config.Database;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
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

  /** A store that does not answer may be away, or may not let us in. */
  private static StatusReport silent(Stores stores, Targets targets, Survey.Answer answer) {
    Optional<StoreCheck> failed = OpenedStores.failedCheck(stores, answer.database());
    String why = failed.map(check -> "; " + check.name() + ": " + check.detail()).orElse("");
    boolean denied = failed.filter(check -> check.outcome() == Outcome.DENIED).isPresent();
    return new StatusReport(
        targets,
        new Survey.Answer(answer.database(), null, answer.problem() + why),
        denied ? ExitCode.CREDENTIALS : ExitCode.TRY_AGAIN);
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

  Map<String, @Nullable Object> json() {
    Inspection found = answer.found();
    return Json.object(
        "store", Describe.storeJson(answer.database(), true),
        "chosen_by", targets.sources().choiceSource(),
        "overridden", overridden().isPresent(),
        "schema", found == null ? null : Describe.reportJson(found.report()),
        "counts", found == null ? null : Describe.countsJson(found.contents()),
        "bytes", found == null ? null : Describe.bytesJson(found.contents()),
        "problem", answer.problem());
  }
}
