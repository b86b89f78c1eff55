package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.tenancy.TenantId;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jnosql.communication.semistructured.SelectQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueryPlannerTest {

  private final QueryPlanner planner = new QueryPlanner(KeyScope.of(new TenantId("acme")));

  @Test
  void aQueryForTheIdIsAReadByKey() {
    SelectQuery query = SelectQuery.select().from("canvas").where("id").eq("a#b").build();
    assertThat(planner.plan(query))
        .isEqualTo(new ReadPlan.ByKeys(List.of(new ItemKey("T#acme#CANVAS#a%23b", "HEAD"))));
  }

  @Test
  void aQueryForManyIdsIsAReadByManyKeys() {
    SelectQuery query =
        SelectQuery.select().from("canvas").where("id").in(List.of("a", "b")).build();
    assertThat(planner.plan(query))
        .isEqualTo(
            new ReadPlan.ByKeys(
                List.of(
                    new ItemKey("T#acme#CANVAS#a", "HEAD"),
                    new ItemKey("T#acme#CANVAS#b", "HEAD"))));
  }

  @Test
  void aQueryForTheWholeKeyOfAChildIsAReadByKey() {
    SelectQuery query =
        SelectQuery.select()
            .from("message")
            .where("conversation_id")
            .eq("c")
            .and("order_key")
            .eq("k")
            .build();
    assertThat(planner.plan(query))
        .isEqualTo(new ReadPlan.ByKeys(List.of(new ItemKey("T#acme#C#c", "MSG#k"))));
  }

  @Test
  void aQueryForTheChildrenOfAParentIsARangeOfTheTable() {
    SelectQuery query =
        SelectQuery.select()
            .from("message")
            .where("conversation_id")
            .eq("c")
            .orderBy("order_key")
            .desc()
            .limit(5)
            .build();
    assertThat(planner.plan(query))
        .isEqualTo(
            new ReadPlan.ByRange(RangeRead.ofTable("T#acme#C#c", "MSG#").inOrder(false).atMost(5)));
  }

  @Test
  void aListOfAnOwnerIsARangeOfTheIndex() {
    SelectQuery query =
        SelectQuery.select()
            .from("canvas")
            .where("owner_id")
            .eq("ann")
            .orderBy("updated_at")
            .asc()
            .build();
    assertThat(planner.plan(query))
        .isEqualTo(new ReadPlan.ByRange(RangeRead.ofIndex("T#acme#U#ann#CANVAS")));
  }

  @ParameterizedTest
  @MethodSource("queriesThatWouldScan")
  void aQueryThatNoKeyAnswersIsRefused(SelectQuery query) {
    assertThatThrownBy(() -> planner.plan(query))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Scan");
  }

  static Stream<SelectQuery> queriesThatWouldScan() {
    return Stream.of(
        SelectQuery.select().from("canvas").build(),
        SelectQuery.select().from("canvas").where("name").eq("x").build(),
        SelectQuery.select().from("canvas").where("id").like("x").build(),
        SelectQuery.select().from("canvas").where("id").eq("x").or("id").eq("y").build(),
        SelectQuery.select().from("canvas").where("id").eq("x").and("name").eq("y").build(),
        SelectQuery.select().from("canvas").where("owner_id").eq("x").orderBy("name").asc().build(),
        SelectQuery.select().from("message").where("order_key").eq("x").build());
  }
}
