package io.gantry.store.document;

import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaReport.Difference;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.document.TableSpec.IndexSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * How the tables of versions 5 and 6 stand to what they must be, and what makes them so. Old
 * programs mark no version: a set without a marker is of version 6 when it has users, of version 5
 * when it has none.
 */
final class KindSchema {

  private final KindRequests requests;
  private final TableControl control;
  private final KindMarker marker;
  private final SchemaVersion version;

  KindSchema(Connection connection, KindRequests requests) {
    this.requests = requests;
    this.control = new TableControl(connection.client(), connection.attempts());
    this.marker = new KindMarker(connection, requests);
    this.version = requests.version();
  }

  /** The tables that are there. */
  Map<KindTable, TableDescription> found() {
    Map<KindTable, TableDescription> found = new EnumMap<>(KindTable.class);
    for (KindTable table : KindTable.values()) {
      control.describe(requests.name(table)).ifPresent(there -> found.put(table, there));
    }
    return found;
  }

  /** The number of the version that lies there; empty when there is none. */
  private OptionalLong number(Map<KindTable, TableDescription> found) {
    if (found.containsKey(KindTable.VERSION)) {
      OptionalLong marked = marker.highest();
      if (marked.isPresent()) {
        return marked;
      }
    }
    if (found.containsKey(KindTable.USERS)) {
      return OptionalLong.of(SchemaVersion.V6.number());
    }
    // A table of markers without one is no set yet: this is how an apply may have been stopped.
    boolean empty = found.isEmpty() || found.keySet().equals(Set.of(KindTable.VERSION));
    return empty ? OptionalLong.empty() : OptionalLong.of(SchemaVersion.V5.number());
  }

  SchemaReport report() {
    Map<KindTable, TableDescription> found = found();
    OptionalLong number = number(found);
    List<Difference> damage = damage(found);
    List<Difference> differences = new ArrayList<>(damage);
    List<String> pending = new ArrayList<>();
    for (KindTable table : KindTable.of(version)) {
      TableSpec spec = requests.spec(table);
      TableDescription there = found.get(table);
      if (there == null) {
        pending.add("table " + spec.name());
        if (number.isPresent()) {
          differences.add(new Difference("table " + spec.name(), "key " + spec.key(), "absent"));
        }
      } else {
        spec.missingIn(there).forEach(index -> pending.add(spec.of(index)));
        spec.differencesOf(there).stream()
            .filter(difference -> !damage.contains(difference))
            .forEach(differences::add);
      }
    }
    if (!isMarked(found)) {
      pending.add("marker of version " + version.number());
    }
    foreign(number).ifPresent(differences::add);
    boolean drifted = !damage.isEmpty() || foreign(number).isPresent();
    return new SchemaReport(
        state(found, drifted, pending),
        number.isPresent() ? SchemaVersion.ofNumber((int) number.getAsLong()) : Optional.empty(),
        pending,
        differences,
        busy(found));
  }

  private static SchemaState state(
      Map<KindTable, TableDescription> found, boolean drifted, List<String> pending) {
    if (drifted) {
      return SchemaState.DRIFTED;
    }
    if (busy(found).isPresent()) {
      return SchemaState.LOCKED;
    }
    return pending.isEmpty() ? SchemaState.UP_TO_DATE : SchemaState.PENDING;
  }

  /** The tables that DynamoDB is at work on. */
  private static Optional<String> busy(Map<KindTable, TableDescription> found) {
    String busy =
        found.values().stream()
            .filter(table -> !TableControl.isActive(table))
            .map(table -> "DynamoDB is changing table " + table.tableName())
            .collect(Collectors.joining(", "));
    return busy.isEmpty() ? Optional.empty() : Optional.of(busy);
  }

  private List<Difference> damage(Map<KindTable, TableDescription> found) {
    return KindTable.of(version).stream()
        .filter(found::containsKey)
        .flatMap(table -> requests.spec(table).damageOf(found.get(table)).stream())
        .toList();
  }

  /** Tables of a higher version, or of a number that no set of these tables has. */
  private Optional<Difference> foreign(OptionalLong number) {
    boolean older = number.isPresent() && number.getAsLong() == SchemaVersion.V5.number();
    if (number.isEmpty() || older || number.getAsLong() == version.number()) {
      return Optional.empty();
    }
    return Optional.of(
        new Difference(
            "version of the tables " + requests.name(KindTable.VERSION),
            Integer.toString(version.number()),
            Long.toString(number.getAsLong())));
  }

  private boolean isMarked(Map<KindTable, TableDescription> found) {
    return found.containsKey(KindTable.VERSION) && marker.highest().orElse(0) == version.number();
  }

  /** The calls that {@link #apply} makes. */
  List<String> plan() {
    Map<KindTable, TableDescription> found = found();
    List<String> calls = new ArrayList<>();
    for (KindTable table : KindTable.of(version)) {
      TableSpec spec = requests.spec(table);
      TableDescription there = found.get(table);
      if (there == null) {
        calls.add(creation(spec));
      } else {
        spec.missingIn(there).forEach(index -> calls.add(addition(spec, index, there)));
      }
    }
    if (!isMarked(found)) {
      if (version.hasSignIn() && found.containsKey(KindTable.USERS)) {
        calls.add(
            "PutItem TableName="
                + requests.name(KindTable.MESSAGES)
                + " Item={session_id=gantry#...} for each user: what leads from ids and login names"
                + " to users");
      }
      calls.add(
          "PutItem TableName="
              + requests.name(KindTable.VERSION)
              + " Item={version="
              + version.number()
              + "}");
    }
    return calls;
  }

  private static String creation(TableSpec table) {
    String indexes =
        table.indexes().stream()
            .map(index -> index.name() + "(" + index + ")")
            .collect(Collectors.joining("; "));
    return "CreateTable TableName="
        + table.name()
        + " KeySchema=("
        + table.key()
        + ") BillingMode="
        + BillingMode.PAY_PER_REQUEST
        + (indexes.isEmpty() ? "" : " GlobalSecondaryIndexes=[" + indexes + "]");
  }

  private static String addition(TableSpec table, IndexSpec index, TableDescription found) {
    boolean provisioned =
        TableControl.addition(table, index, found)
                .globalSecondaryIndexUpdates()
                .get(0)
                .create()
                .provisionedThroughput()
            != null;
    return "UpdateTable TableName="
        + table.name()
        + " GlobalSecondaryIndexUpdates=[Create "
        + index.name()
        + "("
        + index
        + ")"
        + (provisioned ? " with the throughput of the table" : "")
        + "]";
  }

  /** Goes on wherever one before was stopped; the marker comes last. */
  void apply() {
    Map<KindTable, TableDescription> found = found();
    requireSound(found);
    found.values().forEach(table -> control.awaitActive(table.tableName()));
    for (KindTable table : KindTable.of(version)) {
      TableSpec spec = requests.spec(table);
      if (!found.containsKey(table)) {
        control.create(spec);
      } else {
        spec.missingIn(found.get(table)).forEach(index -> control.add(spec, index));
      }
    }
    if (!isMarked(found())) {
      if (version.hasSignIn()) {
        KindEnrolment.enrolAll(requests);
      }
      marker.write();
    }
  }

  /** Nothing is changed when this fails. */
  private void requireSound(Map<KindTable, TableDescription> found) {
    List<Difference> harm = new ArrayList<>(damage(found));
    foreign(number(found)).ifPresent(harm::add);
    if (!harm.isEmpty()) {
      throw new StoreException.Drifted(
          harm.stream().map(Difference::toString).collect(Collectors.joining("; ")));
    }
  }

  /** Fails unless the tables are of this version, or there are none. */
  void requireOwn() {
    OptionalLong number = number(found());
    if (number.isPresent() && number.getAsLong() != version.number()) {
      throw new StoreException.Drifted(
          "The tables "
              + requests.name(KindTable.VERSION).replaceFirst("db-version$", "*")
              + " are of schema version "
              + number.getAsLong()
              + ", not "
              + version.number());
    }
  }

  /** The tables of this version that are there, that of the marker last. */
  List<String> tables() {
    Map<KindTable, TableDescription> found = found();
    return KindTable.of(version).stream().filter(found::containsKey).map(requests::name).toList();
  }

  void deleteTables() {
    requireOwn();
    tables().forEach(control::delete);
  }
}
