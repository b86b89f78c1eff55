package io.gantry.store.relational;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * One change of the changelog of versions 1 to 4, so that a plan can be told without Liquibase,
 * which enters itself into a file to find out.
 *
 * @param stage the version that it belongs to
 * @param statements what it executes
 * @param rollback what takes it back
 * @param condition a query that must give 0 for it to be executed; null when there is none
 */
record JaazChange(
    String id,
    int stage,
    List<String> statements,
    List<String> rollback,
    @Nullable String condition) {

  static final String CHANGE_LOG = "liquibase/jaaz.xml";

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final List<JaazChange> ALL =
      ChangeLog.changes(CHANGE_LOG).stream().map(JaazChange::of).toList();

  static List<JaazChange> all() {
    return ALL;
  }

  private static JaazChange of(Element change) {
    return new JaazChange(
        change.getAttribute("id"),
        Integer.parseInt(change.getAttribute("labels").substring(1)),
        statements(change, "sql"),
        statements(change, "rollback"),
        text(change, "sqlCheck"));
  }

  private static @Nullable String text(Element change, String name) {
    return change.getElementsByTagName(name).getLength() == 0
        ? null
        : change.getElementsByTagName(name).item(0).getTextContent();
  }

  private static List<String> statements(Element change, String name) {
    Map<String, String> properties = ChangeLog.properties(CHANGE_LOG);
    String sql = String.valueOf(text(change, name));
    String whole =
        PROPERTY
            .matcher(sql)
            .replaceAll(
                property ->
                    Matcher.quoteReplacement(properties.getOrDefault(property.group(1), "")));
    return Arrays.stream(whole.split(";", -1))
        .map(statement -> SPACE.matcher(statement).replaceAll(" ").strip())
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  /** Whether it would be executed on the file as it is now. */
  boolean isCalledFor(Connection connection) throws SQLException {
    return condition == null || Rows.number(connection, condition) == 0;
  }
}
