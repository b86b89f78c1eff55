package io.gantry.store.relational;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes down the statements that Liquibase would execute. It writes each in one piece, with
 * comments, ends and blank lines in pieces of their own. The statements about Liquibase's own lock
 * are left out: they undo each other, and within one transaction nobody sees them.
 */
final class StatementWriter extends Writer {

  private final List<String> statements = new ArrayList<>();

  @Override
  public void write(String piece) {
    String text = piece.strip();
    boolean isStatement = text.length() > 1 && !text.startsWith("--");
    if (isStatement && !text.toUpperCase(Locale.ROOT).contains("DATABASECHANGELOGLOCK")) {
      statements.add(text);
    }
  }

  @Override
  public void write(char[] buffer, int offset, int length) {
    write(new String(buffer, offset, length));
  }

  List<String> statements() {
    return List.copyOf(statements);
  }

  @Override
  public void flush() {
    // nothing is kept back
  }

  @Override
  public void close() {
    // nothing is open
  }
}
