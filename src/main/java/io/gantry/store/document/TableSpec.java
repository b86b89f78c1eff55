package io.gantry.store.document;

import io.gantry.store.SchemaReport.Difference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What a table must be: its name, its key and its indexes. */
record TableSpec(String name, KeySpec key, List<IndexSpec> indexes) {

  TableSpec {
    indexes = List.copyOf(indexes);
  }

  /**
   * A global secondary index.
   *
   * @param projected the attributes that it holds besides keys; empty for all
   */
  record IndexSpec(String name, KeySpec key, List<String> projected) {

    IndexSpec {
      projected = List.copyOf(projected);
    }

    GlobalSecondaryIndex toIndex() {
      return GlobalSecondaryIndex.builder()
          .indexName(name)
          .keySchema(key.toSchema())
          .projection(
              projection ->
                  projection
                      .projectionType(
                          projected.isEmpty() ? ProjectionType.ALL : ProjectionType.INCLUDE)
                      .nonKeyAttributes(projected.isEmpty() ? null : projected))
          .build();
    }

    private boolean isProjectedBy(GlobalSecondaryIndexDescription found) {
      return found.projection().projectionType() == ProjectionType.ALL
          || (!projected.isEmpty() && found.projection().nonKeyAttributes().containsAll(projected));
    }

    @Override
    public String toString() {
      return key
          + " with "
          + (projected.isEmpty() ? "all attributes" : String.join(", ", projected));
    }

    private static String text(TableDescription table, GlobalSecondaryIndexDescription found) {
      return KeySpec.text(table, found.keySchema())
          + " with "
          + (found.projection().projectionType() == ProjectionType.ALL
              ? "all attributes"
              : found.projection().projectionType()
                  + " "
                  + String.join(", ", found.projection().nonKeyAttributes()));
    }
  }

  /** Makes it, paid per request. */
  CreateTableRequest creation() {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attributes(indexes))
            .keySchema(key.toSchema());
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes.stream().map(IndexSpec::toIndex).toList());
    }
    return request.build();
  }

  /** The types of the keys of the table and of these indexes. */
  List<AttributeDefinition> attributes(List<IndexSpec> of) {
    Set<AttributeDefinition> attributes = new LinkedHashSet<>(key.toDefinitions());
    of.forEach(index -> attributes.addAll(index.key().toDefinitions()));
    return List.copyOf(attributes);
  }

  /** The indexes that the table lacks. */
  List<IndexSpec> missingIn(TableDescription found) {
    return indexes.stream().filter(index -> index(found, index.name()) == null).toList();
  }

  /** What cannot be put right without making the table, or an index, anew. */
  List<Difference> damageOf(TableDescription found) {
    List<Difference> damage = new ArrayList<>();
    keyDifference(found).ifPresent(damage::add);
    for (IndexSpec index : indexes) {
      GlobalSecondaryIndexDescription actual = index(found, index.name());
      if (actual != null
          && !(index.key().isThatOf(found, actual.keySchema()) && index.isProjectedBy(actual))) {
        damage.add(new Difference(of(index), index.toString(), IndexSpec.text(found, actual)));
      }
    }
    return damage;
  }

  private Optional<Difference> keyDifference(TableDescription found) {
    return key.isThatOf(found, found.keySchema())
        ? Optional.empty()
        : Optional.of(
            new Difference(
                "key of table " + name, key.toString(), KeySpec.text(found, found.keySchema())));
  }

  /** All that differs: the damage, and each index that is missing. */
  List<Difference> differencesOf(TableDescription found) {
    List<Difference> differences = new ArrayList<>(damageOf(found));
    missingIn(found)
        .forEach(index -> differences.add(new Difference(of(index), index.toString(), "absent")));
    return differences;
  }

  /** An index of this table as people call it. */
  String of(IndexSpec index) {
    return "index " + index.name() + " of table " + name;
  }

  private static @Nullable GlobalSecondaryIndexDescription index(
      TableDescription table, String name) {
    return table.globalSecondaryIndexes().stream()
        .filter(index -> index.indexName().equals(name))
        .findFirst()
        .orElse(null);
  }
}
