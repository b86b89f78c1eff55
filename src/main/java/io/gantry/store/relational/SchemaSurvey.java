package io.gantry.store.relational;

import static java.util.function.Predicate.not;

import io.gantry.store.SchemaFacts;
import io.gantry.store.SchemaFacts.Fact;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaReport.Difference;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreHealth.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares the tables behind a connection with those that the changes should have made. */
final class SchemaSurvey {

  private static final String APPLIED =
      "SELECT id, md5sum FROM databasechangelog ORDER BY orderexecuted";

  private static final Pattern VERSION = Pattern.compile("v([0-9]+)-.*");

  /** In front of a checksum: how it was computed. */
  private static final Pattern CHECKSUM_METHOD = Pattern.compile(":.*");

  private final Catalog catalog;
  private final ExpectedSchema expected;
  private final SchemaVersion version;

  SchemaSurvey(Catalog catalog, ExpectedSchema expected, SchemaVersion version) {
    this.catalog = catalog;
    this.expected = expected;
    this.version = version;
  }

  /** The ids of the changes that were applied, in order, with their checksums. */
  Map<String, @Nullable String> applied(Connection connection) throws SQLException {
    Map<String, @Nullable String> applied = new LinkedHashMap<>();
    if (catalog.hasChanges(connection)) {
      Rows.list(connection, APPLIED, row -> applied.put(row.getString(1), row.getString(2)));
    }
    return applied;
  }

  /** The ids of the changes that were not applied yet, in order. */
  List<String> pending(Connection connection) throws SQLException {
    return pending(applied(connection).keySet());
  }

  private List<String> pending(Set<String> applied) {
    return expected.ids().stream().filter(not(applied::contains)).toList();
  }

  /** The report, but for the lock. */
  SchemaReport report(Connection connection) throws SQLException {
    Map<String, @Nullable String> applied = applied(connection);
    SchemaFacts actual = catalog.read(connection);
    Optional<SchemaVersion> found = found(connection, applied.keySet());
    List<Difference> named = new ArrayList<>();
    found.filter(other -> other != version).ifPresent(other -> named.add(otherVersion(other)));
    named.addAll(checksumDifferences(applied));
    SchemaFacts now = expected.after(applied.keySet());
    named.addAll(now.differences(actual));
    named.addAll(inTheWay(now, actual));
    List<Difference> differences =
        TakenNames.in(named, expected.complete(), now, actual, catalog.others(connection));
    List<String> pending = pending(applied.keySet());
    return new SchemaReport(
        state(pending, differences), found, pending, differences, Optional.empty());
  }

  private static SchemaState state(List<String> pending, List<Difference> differences) {
    if (!differences.isEmpty()) {
      return SchemaState.DRIFTED;
    }
    return pending.isEmpty() ? SchemaState.UP_TO_DATE : SchemaState.PENDING;
  }

  private Difference otherVersion(SchemaVersion other) {
    return new Difference(
        "schema version", Integer.toString(version.number()), Integer.toString(other.number()));
  }

  /** Whose tables lie there: by the changes of Gantry, else by the marker of Jaaz. */
  Optional<SchemaVersion> found(Connection connection, Set<String> applied) throws SQLException {
    Optional<SchemaVersion> byChanges =
        applied.stream()
            .map(VERSION::matcher)
            .filter(Matcher::matches)
            .map(change -> Integer.valueOf(change.group(1)))
            .max(Integer::compare)
            .flatMap(SchemaVersion::ofNumber);
    return byChanges.isPresent() || !catalog.hasTable(connection, "db_version")
        ? byChanges
        : Rows.list(connection, "SELECT version FROM db_version", row -> row.getInt(1)).stream()
            .findFirst()
            .flatMap(SchemaVersion::ofNumber);
  }

  /** A change whose text is another than the one that was applied. */
  private List<Difference> checksumDifferences(Map<String, @Nullable String> applied) {
    List<Difference> differences = new ArrayList<>();
    applied.forEach(
        (id, checksum) -> {
          ExpectedSchema.Change change = expected.find(id);
          if (change != null && checksum != null && differs(change.checksum(), checksum)) {
            differences.add(
                new Difference("checksum of change " + id, change.checksum(), checksum));
          }
        });
    return differences;
  }

  /** Checksums of another method cannot be compared. */
  private static boolean differs(String expected, String actual) {
    return !expected.equals(actual) && method(expected).equals(method(actual));
  }

  private static String method(String checksum) {
    return CHECKSUM_METHOD.matcher(checksum).replaceFirst("");
  }

  /** What is there before the change that would make it. */
  private List<Difference> inTheWay(SchemaFacts now, SchemaFacts actual) {
    List<Difference> inTheWay = new ArrayList<>();
    for (Fact fact : expected.complete().byObject().values()) {
      boolean isMadeLater = now.find(fact.object()).isEmpty();
      boolean isSeen = fact.within() == null || now.find(fact.within()).isPresent();
      Optional<Fact> there = actual.find(fact.object());
      if (isMadeLater && isSeen && there.filter(SchemaSurvey::isMade).isPresent()) {
        inTheWay.add(new Difference(fact.object(), SchemaFacts.ABSENT, there.get().text()));
      }
    }
    return inTheWay.stream().filter(not(now.differences(actual)::contains)).toList();
  }

  /** Rights and the state of row-level security are there with their table. */
  private static boolean isMade(Fact fact) {
    return !fact.object().startsWith("right ") && !fact.object().startsWith("row-level security ");
  }
}
