package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.store.EntityKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column that bulk work does not know would be lost by every move. */
class RowTableTest {

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void rowsHaveTheColumnsThatChangesMake(String product) {
    List<String> expected =
        ExpectedSchema.ofResource("liquibase/v7-" + product + ".facts")
            .complete()
            .byObject()
            .keySet()
            .stream()
            .filter(object -> object.startsWith("column "))
            .map(object -> object.substring("column ".length()))
            .filter(column -> !column.startsWith("idempotent_answers."))
            .toList();
    assertThat(columns()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> columns() {
    Stream<RowTable<?>> tables =
        Stream.concat(
            BulkTable.all().values().stream().map(BulkTable::rows), Stream.of(LoginNameRow.TABLE));
    return tables
        .flatMap(
            table -> table.columns().stream().map(column -> table.name() + "." + column.name()))
        .toList();
  }

  @Test
  void everyKindButAnswersIsMoved() {
    List<EntityKind> kinds =
        Arrays.stream(EntityKind.values())
            .filter(kind -> kind != EntityKind.IDEMPOTENT_ANSWER)
            .toList();
    assertThat(BulkTable.all()).containsOnlyKeys(kinds);
  }
}
