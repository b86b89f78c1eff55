package io.gantry.store.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The key of a table or of an index. */
record KeySpec(Field partition, @Nullable Field sort) {

  /** An attribute of a key. */
  record Field(String name, ScalarAttributeType type) {

    AttributeDefinition toDefinition() {
      return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    @Override
    public String toString() {
      return name + " " + type;
    }
  }

  static Field text(String name) {
    return new Field(name, ScalarAttributeType.S);
  }

  static Field number(String name) {
    return new Field(name, ScalarAttributeType.N);
  }

  static KeySpec of(Field partition) {
    return new KeySpec(partition, null);
  }

  static KeySpec of(Field partition, Field sort) {
    return new KeySpec(partition, sort);
  }

  List<KeySchemaElement> toSchema() {
    List<KeySchemaElement> schema = new ArrayList<>();
    schema.add(element(partition, KeyType.HASH));
    if (sort != null) {
      schema.add(element(sort, KeyType.RANGE));
    }
    return schema;
  }

  private static KeySchemaElement element(Field field, KeyType type) {
    return KeySchemaElement.builder().attributeName(field.name()).keyType(type).build();
  }

  List<AttributeDefinition> toDefinitions() {
    return sort == null
        ? List.of(partition.toDefinition())
        : List.of(partition.toDefinition(), sort.toDefinition());
  }

  boolean isThatOf(TableDescription table, List<KeySchemaElement> schema) {
    return toString().equals(text(table, schema));
  }

  /** A key that was found, in the form of {@link #toString}. */
  static String text(TableDescription table, List<KeySchemaElement> schema) {
    return schema.stream()
        .map(element -> element.attributeName() + " " + type(table, element.attributeName()))
        .collect(Collectors.joining(", "));
  }

  private static String type(TableDescription table, String attribute) {
    return table.attributeDefinitions().stream()
        .filter(definition -> definition.attributeName().equals(attribute))
        .map(AttributeDefinition::attributeTypeAsString)
        .findFirst()
        .orElse("?");
  }

  @Override
  public String toString() {
    return sort == null ? partition.toString() : partition + ", " + sort;
  }
}
