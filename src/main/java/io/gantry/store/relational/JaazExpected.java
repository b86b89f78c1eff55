package io.gantry.store.relational;

import io.gantry.store.SchemaFacts;
import io.gantry.store.SchemaFacts.Fact;
import io.gantry.store.SchemaReport.Difference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.sqlite.SQLiteDataSource;

/**
 * What the tables of versions 1 to 4 must be for Gantry to work with them. Less is asked than was
 * made: defaults play no part in our writes, and foreign keys were never enforced; files of the
 * first releases and ones that were upgraded differ in them.
 */
final class JaazExpected {

  private static final Pattern DEFAULT = Pattern.compile(" default .*");
  private static final String CANVAS_ID = "column chat_sessions.canvas_id";

  private static final Map<Integer, SchemaFacts> MADE = new ConcurrentHashMap<>();

  private JaazExpected() {}

  /** How a file of this version differs. */
  static List<Difference> differences(int version, SchemaFacts found) throws SQLException {
    SchemaFacts actual = relevant(found);
    return made(version).differences(actual).stream()
        .filter(difference -> version > 1 || !isMissingCanvas(difference))
        .toList();
  }

  /** The first releases had no canvases. */
  private static boolean isMissingCanvas(Difference difference) {
    return difference.object().equals(CANVAS_ID) && difference.actual().equals(SchemaFacts.ABSENT);
  }

  /** What the changes make: the same for as long as there is this program. */
  static SchemaFacts made(int version) throws SQLException {
    SchemaFacts known = MADE.get(version);
    if (known == null) {
      known = make(version);
      MADE.put(version, known);
    }
    return known;
  }

  /** Found out in memory. */
  private static SchemaFacts make(int version) throws SQLException {
    SQLiteDataSource memory = new SQLiteDataSource();
    memory.setUrl("jdbc:sqlite::memory:");
    try (Connection connection = memory.getConnection()) {
      for (JaazChange change : JaazChange.all()) {
        if (change.stage() <= version && change.isCalledFor(connection)) {
          for (String statement : change.statements()) {
            Rows.execute(connection, statement);
          }
        }
      }
      return relevant(new SqliteCatalog().read(connection));
    }
  }

  private static SchemaFacts relevant(SchemaFacts facts) {
    return SchemaFacts.of(
        facts.byObject().values().stream()
            .filter(fact -> !fact.object().startsWith("foreign key "))
            .map(JaazExpected::withoutDefault)
            .toList());
  }

  private static Fact withoutDefault(Fact fact) {
    return fact.object().startsWith("column ")
        ? new Fact(
            fact.object(),
            DEFAULT.matcher(fact.text()).replaceFirst(""),
            fact.within(),
            fact.addable())
        : fact;
  }
}
