package io.gantry.cli;

import io.gantry.address.Inspection;
import io.gantry.address.Targets;
import io.gantry.config.GantryConfig;
import io.gantry.store.Store;
import io.gantry.tenancy.TenantAccess;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A fresh start. */
@Command(
    name = "reset",
    description = {
      "Delete all data of the active store and make the data for development anew.",
      "Asks to type DELETE; takes another store by its options. Forbidden in production and",
      "by DISABLE_DB_RESET=true."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./gantry reset", "  ./gantry reset --version 7 --force"})
final class ResetCommand implements Callable<Integer> {

  private static final TenantAccess ACCESS =
      TenantAccess.acrossAllTenants("a developer starts afresh");

  private final Surroundings surroundings;

  @Mixin StoreOptions options = new StoreOptions();
  @Mixin Confirmation confirmation = new Confirmation();

  ResetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Terminal terminal = surroundings.terminal();
    GantryConfig config = new Targets(surroundings.sources()).of(options.choice());
    Forbidden.requireResetAllowed(config);
    confirmation.requirePossible(terminal);
    Inspection found = Inspection.of(surroundings.stores(), config.database());
    terminal.say(config.database().label() + " holds " + Describe.contents(found.contents()));
    confirmation.typed(terminal, "DELETE", "All of it will be deleted.");
    try (Store store = surroundings.stores().open(config.database())) {
      store.prepare();
      store.administration().clear(ACCESS);
      new ExampleData(store, surroundings.clock())
          .plant()
          .forEach(line -> terminal.print("Made " + line));
    }
    return ExitCode.OK.number();
  }
}
