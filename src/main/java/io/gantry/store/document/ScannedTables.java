package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.store.SchemaVersion;
import io.gantry.store.foreign.ForeignDatabases;
import io.gantry.store.foreign.ForeignLook;
import io.gantry.store.foreign.ForeignPage;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignTable;
import io.gantry.store.foreign.ForeignTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Tables that another program made, read by Scans that go on at LastEvaluatedKey. No request writes
 * or asks for what a guard of the layouts would have to see.
 */
final class ScannedTables implements ForeignTables {

  private final Connection connection;
  private final Attempts attempts;
  private final TableControl control;
  private final List<String> names;
  private final boolean isPrefix;
  private @Nullable Map<String, TableDescription> found;

  private ScannedTables(Connection connection, List<String> names, boolean isPrefix) {
    this.connection = connection;
    this.attempts = connection.attempts().patient();
    this.control = new TableControl(connection.client(), connection.attempts());
    this.names = List.copyOf(names);
    this.isPrefix = isPrefix;
  }

  static ScannedTables open(
      ForeignDatabases.Location location, List<String> names, boolean isPrefix) {
    DocumentStore.Options options =
        new DocumentStore.Options(
            location.endpoint(), location.region(), SchemaVersion.V8, names.get(0), null, false);
    return new ScannedTables(Connection.unguarded(options), names, isPrefix);
  }

  @Override
  public boolean canDivide() {
    return true;
  }

  @Override
  public boolean isSnapshot() {
    return false;
  }

  @Override
  public List<ForeignTable> tables() {
    return descriptions().values().stream().map(ScannedTables::table).toList();
  }

  private static ForeignTable table(TableDescription table) {
    List<String> key = key(table);
    return new ForeignTable(table.tableName(), new TreeSet<>(key), key);
  }

  private static List<String> key(TableDescription table) {
    boolean texts =
        table.attributeDefinitions().stream()
            .filter(attribute -> isKey(table, attribute.attributeName()))
            .allMatch(attribute -> attribute.attributeType() == ScalarAttributeType.S);
    return texts
        ? table.keySchema().stream()
            .sorted((one, other) -> Boolean.compare(isRange(one), isRange(other)))
            .map(KeySchemaElement::attributeName)
            .toList()
        : List.of();
  }

  private static boolean isKey(TableDescription table, String attribute) {
    return table.keySchema().stream().anyMatch(key -> key.attributeName().equals(attribute));
  }

  private static boolean isRange(KeySchemaElement element) {
    return element.keyType() == KeyType.RANGE;
  }

  private synchronized Map<String, TableDescription> descriptions() {
    Map<String, TableDescription> there = found;
    if (there == null) {
      there = new LinkedHashMap<>();
      for (String name : listed()) {
        Optional<TableDescription> table = control.describe(name);
        if (table.isPresent()) {
          there.put(name, table.get());
        }
      }
      found = there;
    }
    return there;
  }

  private List<String> listed() {
    return isPrefix ? beginningWith(names.get(0)) : names;
  }

  /** Names are listed by their bytes, so those that begin alike follow each other. */
  private List<String> beginningWith(String prefix) {
    List<String> listed = new ArrayList<>();
    String last = prefix;
    while (last != null) {
      ListTablesRequest request = ListTablesRequest.builder().exclusiveStartTableName(last).build();
      ListTablesResponse page = attempts.read(() -> connection.client().listTables(request));
      List<String> wanted =
          page.tableNames().stream().filter(name -> name.startsWith(prefix)).toList();
      listed.addAll(wanted);
      last = wanted.size() == page.tableNames().size() ? page.lastEvaluatedTableName() : null;
    }
    return listed;
  }

  @Override
  public ForeignPage read(ForeignLook look, Optional<String> after) {
    TableDescription table = descriptions().get(requireNonNull(look.table(), "table"));
    if (table == null || key(table).isEmpty()) {
      return new ForeignPage(List.of(), null);
    }
    List<String> key = key(table);
    ScanResponse page = scan(look, after.map(place -> KeyPlace.read(place, key)).orElse(null));
    List<ForeignRow> rows = page.items().stream().map(ScannedTables::row).toList();
    return new ForeignPage(
        rows, page.hasLastEvaluatedKey() ? KeyPlace.write(page.lastEvaluatedKey(), key) : null);
  }

  private ScanResponse scan(ForeignLook look, @Nullable Map<String, AttributeValue> start) {
    Map<String, String> names = new LinkedHashMap<>();
    look.columns().forEach(column -> names.put("#c" + names.size(), column));
    ScanRequest request =
        ScanRequest.builder()
            .tableName(look.table())
            .segment(look.part())
            .totalSegments(look.parts())
            .consistentRead(true)
            .limit(ForeignPage.MAX_ROWS)
            .projectionExpression(names.isEmpty() ? null : String.join(", ", names.keySet()))
            .expressionAttributeNames(names.isEmpty() ? null : names)
            .exclusiveStartKey(start)
            .build();
    return attempts.read(() -> connection.client().scan(request));
  }

  private static ForeignRow row(Map<String, AttributeValue> item) {
    return new ForeignRow(
        item.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> ForeignAttributes.value(entry.getValue()),
                    (one, other) -> one,
                    LinkedHashMap::new)));
  }

  @Override
  public OptionalLong bytes() {
    return OptionalLong.of(
        descriptions().values().stream()
            .mapToLong(table -> table.tableSizeBytes() == null ? 0 : table.tableSizeBytes())
            .sum());
  }

  @Override
  public void close() {
    connection.close();
  }
}
