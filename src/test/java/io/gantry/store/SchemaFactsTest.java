package io.gantry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.store.SchemaFacts.Fact;
import io.gantry.store.SchemaReport.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaFactsTest {

  private static final Fact TABLE = new Fact("table t", "table", null, true);
  private static final Fact COLUMN = new Fact("column t.a", "TEXT", "table t", true);
  private static final Fact TRIGGER = new Fact("trigger x", "BEFORE", "table t", false);

  private static final SchemaFacts EXPECTED = SchemaFacts.of(List.of(TABLE, COLUMN));

  @Test
  void theSameFactsDoNotDiffer() {
    assertThat(EXPECTED.differences(SchemaFacts.of(List.of(COLUMN, TABLE)))).isEmpty();
  }

  @Test
  void aChangedObjectIsNamedWithBothTexts() {
    Fact changed = new Fact("column t.a", "INTEGER", "table t", true);
    assertThat(EXPECTED.differences(SchemaFacts.of(List.of(TABLE, changed))))
        .containsExactly(new Difference("column t.a", "TEXT", "INTEGER"));
  }

  @Test
  void ofAMissingTableOnlyTheTableIsNamed() {
    assertThat(EXPECTED.differences(SchemaFacts.NONE))
        .containsExactly(new Difference("table t", "table", "absent"));
  }

  @Test
  void aMissingPartIsNamed() {
    assertThat(EXPECTED.differences(SchemaFacts.of(List.of(TABLE))))
        .containsExactly(new Difference("column t.a", "TEXT", "absent"));
  }

  @Test
  void onlyHarmfulAdditionsAreNamed() {
    assertThat(SchemaFacts.of(List.of(TABLE)).differences(EXPECTED)).isEmpty();
    assertThat(SchemaFacts.of(List.of(TABLE)).differences(SchemaFacts.of(List.of(TABLE, TRIGGER))))
        .containsExactly(new Difference("trigger x", "absent", "BEFORE"));
  }

  @Test
  void aTableOfSomebodyElseMayHaveAnyParts() {
    assertThat(SchemaFacts.NONE.differences(SchemaFacts.of(List.of(TABLE, TRIGGER)))).isEmpty();
  }

  @Test
  void anObjectIsThereOnce() {
    assertThatIllegalArgumentException().isThrownBy(() -> SchemaFacts.of(List.of(TABLE, TABLE)));
  }
}
