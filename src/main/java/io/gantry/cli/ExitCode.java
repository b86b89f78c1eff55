package io.gantry.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ended. The numbers are part of the public contract; README.md has them too. */
public enum ExitCode {
  OK(0, "done, and all is as it should be"),
  FAILURE(1, "it failed, is forbidden here, or you answered no"),
  USAGE(2, "wrong options or configuration, or nobody there to ask"),
  NOT_FOUND(3, "what it is about does not exist"),
  CREDENTIALS(4, "credentials are missing, wrong, or do not allow it"),
  DIFFERENCES(5, "something differs or stands against it: a pending or drifted schema, a conflict"),
  TRY_AGAIN(75, "the store is away or locked: try again later"),
  INTERRUPTED(130, "interrupted, as by Ctrl-C");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }

  /** Numbers and meanings for the help of commands, in their order. */
  static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(code -> table.put(" " + code.number, code.meaning));
    return table;
  }
}
