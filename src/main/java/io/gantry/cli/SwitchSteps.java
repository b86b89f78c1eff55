package io.gantry.cli;

import io.gantry.address.Inspection;
import io.gantry.address.MoveEnds;
import io.gantry.address.Targets;
import io.gantry.config.ActiveChoice;
import io.gantry.config.ActiveFile;
import io.gantry.config.ConfigSources;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import io.gantry.config.KnownStores;
import io.gantry.move.MoveReport;
import io.gantry.move.MoveRequest;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreHealth.SchemaState;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code switch} does, in this order. Nothing changes before {@link #prepare}. */
final class SwitchSteps {

  /** More than this would hide what both stores hold, which matters more. */
  private static final int LONG_PLAN = 12;

  private final Surroundings surroundings;
  private final Terminal terminal;
  private final Targets targets;
  private final GantryConfig target;
  private final MoveStep moving;

  SwitchSteps(Surroundings surroundings, Targets targets, GantryConfig target, MoveStep moving) {
    this.surroundings = surroundings;
    this.terminal = surroundings.terminal();
    this.targets = targets;
    this.target = target;
    this.moving = moving;
  }

  void refuseWhenOverridden() {
    targets
        .sources()
        .overriding()
        .ifPresent(
            overriding -> {
              throw overridden(overriding);
            });
  }

  private static CommandFailure overridden(ConfigSources.Overriding overriding) {
    return new CommandFailure(
        ExitCode.DIFFERENCES,
        overriding.setting()
            + " is set ("
            + overriding.source()
            + ") and wins over the choice of this command; nothing was changed",
        "take "
            + overriding.setting()
            + " away there, or name the store by it instead of by this command");
  }

  /**
   * @throws CommandFailure when the target cannot be used
   */
  void check() throws IOException {
    if (moving.wanted) {
      moving.options();
      refuseAbsent(targets.active().database());
      refuseWhileServed();
    }
    terminal.progress("Checking " + target.database().label());
    Verification verification = Verification.of(surroundings.stores(), target.database());
    if (verification.exitCode() != ExitCode.OK) {
      verification.lines(terminal).forEach(terminal::say);
      throw new CommandFailure(
          verification.exitCode(),
          "The store cannot be used: " + target.database().label(),
          "follow the remedies above; nothing was changed");
    }
  }

  /** Shows what would be done to the schema, and what both stores hold. */
  void show() throws InterruptedException {
    Database current = targets.active().database();
    Inspection there = Inspection.of(surroundings.stores(), target.database());
    refuseOthers(there.report());
    showPlan(there);
    Survey.Answer here = new Survey(surroundings.stores()).ask(List.of(current)).get(0);
    Inspection held = here.found();
    terminal.say("Current: " + current.label());
    terminal.say(
        "  holds "
            + (held == null
                ? "nobody knows what: " + here.problem()
                : Describe.contents(held.contents())));
    terminal.say("Target:  " + target.database().label());
    terminal.say("  holds " + Describe.contents(there.contents()));
    if (Inspection.isAbsent(target.database())) {
      terminal.say("  There is no such file: a new one will be made.");
    }
    if (!moving.wanted && !there.holdsWork() && held != null && held.holdsWork()) {
      MoveOffer.lines(current, target.database()).forEach(terminal::say);
    }
  }

  /** Nobody is asked for what cannot be done; what can be done all the same is not kept quiet. */
  private void refuseOthers(SchemaReport report) {
    if (report.state() != SchemaState.DRIFTED) {
      return;
    }
    SchemaVersion wanted = target.database().schemaVersion();
    report
        .found()
        .filter(found -> found != wanted)
        .ifPresent(
            found -> {
              throw new CommandFailure(
                  ExitCode.DIFFERENCES,
                  "The tables there are of version "
                      + found.number()
                      + " and cannot become those of version "
                      + wanted.number()
                      + ": "
                      + target.database().label(),
                  "say --version " + found.number() + " if they are meant; nothing was changed");
            });
    terminal.say("Warning: the tables there were changed, and parts of the API may fail on them:");
    report.differences().forEach(difference -> terminal.say("  " + difference));
  }

  private void showPlan(Inspection there) {
    List<String> plan = plan();
    if (plan.isEmpty()) {
      terminal.say("Schema:  " + Describe.state(there.report().state()) + ", nothing to do");
    } else if (plan.size() > LONG_PLAN) {
      terminal.say("Schema:  " + plan.size() + " changes are made first;");
      terminal.say("  ./gantry schema plan with the same options shows them");
    } else {
      terminal.say("Schema:  these changes are made first:");
      plan.forEach(statement -> terminal.say("  " + statement.replace("\n", "\n  ")));
    }
  }

  private List<String> plan() {
    try (Store store = surroundings.stores().open(target.database())) {
      return store.administration().plan();
    }
  }

  String question() {
    return moving.wanted
        ? "Move all records, and make it the active store?"
        : "Make it the active store?";
  }

  private static void refuseAbsent(Database source) {
    if (Inspection.isAbsent(source)) {
      throw CommandFailure.nothingAt(source.label(), "switch without --move; nothing was changed");
    }
  }

  /** What people write while records are moved would stay behind. */
  private void refuseWhileServed() throws IOException {
    Optional<URI> server = RunningServer.find(targets.active().home());
    if (server.isPresent()) {
      throw new CommandFailure(
          ExitCode.DIFFERENCES,
          "A server uses the store at present: " + server.get(),
          "stop it, run this again, and start it anew: what is written meanwhile would stay behind");
    }
  }

  /** Copies and compares; what fails leaves the choice as it is. */
  void move() throws IOException {
    if (!moving.wanted) {
      return;
    }
    MoveRequest request = moveRequest();
    MoveReport report = new MoveWork(surroundings, targets.active(), false).run(request);
    MoveTable.lines(report).forEach(terminal::print);
    report.certificateFile().ifPresent(file -> terminal.say("Certificate: " + file));
  }

  /**
   * Accounts that a server made in an empty store stand against no move: records are moved beside
   * them. A move that was begun goes on as it began.
   */
  private MoveRequest moveRequest() {
    MoveRequest beside = moveRequest(true);
    Optional<String> begun = unfinishedLoad();
    if (begun.isPresent()) {
      return begun.get().equals(beside.id()) ? beside : moveRequest(false);
    }
    Inspection there = Inspection.of(surroundings.stores(), target.database());
    return there.isEmpty() || there.holdsWork() ? moveRequest(false) : beside;
  }

  private MoveRequest moveRequest(boolean merge) {
    MoveEnds ends = new MoveEnds(surroundings.stores(), targets);
    return new MoveRequest(
        ends.of(targets.active().database()),
        ends.of(target.database()),
        moving.options().withMerge(merge));
  }

  private Optional<String> unfinishedLoad() {
    if (Inspection.isAbsent(target.database())) {
      return Optional.empty();
    }
    try (Store store = surroundings.stores().open(target.database())) {
      return store.administration().unfinishedLoad();
    }
  }

  /** Prepares the target, which a move does by itself when it knows that all of it fits. */
  void prepare(BackupStep backup) {
    if (moving.wanted && unfinishedLoad().isPresent()) {
      return; // its backup was made when the move began
    }
    Inspection found = Inspection.of(surroundings.stores(), target.database());
    try (Store store = surroundings.stores().open(target.database())) {
      backup.beforeChange(target, store, found, surroundings);
      if (!moving.wanted) {
        terminal.progress("Preparing the schema");
        store.administration().apply();
      }
    }
  }

  /** Writes the choice, with a password only when the address that was given had one. */
  void activate(@Nullable String url) throws IOException {
    boolean password = url != null && ActiveChoice.carriesPassword(url);
    ActiveChoice choice = ActiveChoice.of(target.database(), password);
    ActiveFile file = ActiveFile.in(targets.active().home());
    KnownStores known = KnownStores.in(targets.active().home());
    Optional<ActiveChoice> before = file.read();
    if (before.isPresent()) {
      known.remember(before.get());
    }
    known.remember(choice);
    file.write(choice);
    terminal.print("Active store: " + target.database().label());
    terminal.say("  written to " + file.path());
  }
}
