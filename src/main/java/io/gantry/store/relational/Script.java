package io.gantry.store.relational;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The SQL that Liquibase writes down instead of executing it. */
final class Script {

  /** Liquibase puts a blank line behind each statement; there is none in a change of ours. */
  private static final Pattern END = Pattern.compile(";\\R\\R");

  private static final Pattern COMMENTS = Pattern.compile("\\A(\\s*--[^\\n]*\\n)*\\s*");

  private Script() {}

  /**
   * The statements, without comments. Those about Liquibase's own lock are left out: they undo each
   * other, and within one transaction nobody sees them.
   */
  static List<String> statements(String script) {
    return Arrays.stream(END.split(script + "\n"))
        .map(statement -> COMMENTS.matcher(statement + "\n").replaceFirst("").strip())
        .filter(statement -> !statement.isEmpty())
        .filter(statement -> !isAboutTheLock(statement))
        .toList();
  }

  private static boolean isAboutTheLock(String statement) {
    return statement.toLowerCase(Locale.ROOT).contains("databasechangeloglock");
  }
}
