package io.gantry.store.relational;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Liquibase does to a database without any of its changes, written down when the changes were:
 * these statements take some milliseconds, the start of Liquibase a second. Later changes, and
 * taking any back, are Liquibase's. A test compares it with what Liquibase says today.
 */
final class CreationScript {

  /** By which Liquibase tells apart what was applied together; its own come from the time. */
  private static final String DEPLOYMENT = "'0000000000')";

  private static final Pattern OTHER_DEPLOYMENT = Pattern.compile("'[0-9]{10}'\\)$");

  /** Liquibase names the schema of its own table; nothing else does. */
  private static final Pattern SCHEMA = Pattern.compile("\\S+\\.(?=databasechangelog\\b)");

  private static final String BETWEEN = ";\n\n";

  private final List<String> statements;

  private CreationScript(List<String> statements) {
    this.statements = statements;
  }

  /**
   * @param statements as Liquibase says them of a database without tables
   */
  static CreationScript of(List<String> statements) {
    return new CreationScript(statements.stream().map(CreationScript::withoutPlace).toList());
  }

  /** What depends on when and where Liquibase was asked is left out. */
  private static String withoutPlace(String statement) {
    return OTHER_DEPLOYMENT
        .matcher(SCHEMA.matcher(statement).replaceFirst(""))
        .replaceFirst(DEPLOYMENT);
  }

  /** From a file of this build, {@code liquibase/v7-sqlite.sql}. */
  static CreationScript ofResource(String name) {
    try (InputStream in = CreationScript.class.getClassLoader().getResourceAsStream(name)) {
      String text = new String(requireNonNull(in, name).readAllBytes(), UTF_8);
      return new CreationScript(Script.statements(text));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The file. */
  String toText() {
    return String.join(BETWEEN, statements) + BETWEEN.stripTrailing() + "\n";
  }

  /**
   * Executes all of it, in the transaction of the connection.
   *
   * @throws SQLException of the statement that failed
   */
  void run(Connection connection) throws SQLException {
    try (Statement batch = connection.createStatement()) {
      for (String statement : statements) {
        batch.addBatch(statement);
      }
      batch.executeBatch();
    } catch (BatchUpdateException failed) {
      // Its own message repeats the statement first, and says why last or not at all.
      throw failed.getCause() instanceof SQLException why ? why : failed;
    }
  }
}
