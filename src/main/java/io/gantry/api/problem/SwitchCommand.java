package io.gantry.api.problem;

import io.gantry.store.SchemaVersion;

/** The command that an operator changes the active store with. */
public final class SwitchCommand {

  private SwitchCommand() {}

  public static String to(SchemaVersion version) {
    return "./gantry switch --version " + version.number();
  }
}
