package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static io.gantry.common.PageRequest.oldestFirst;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What filters let through, for every kind. */
interface OwnedFilterContract<T extends OwnedRecord<T>> extends OwnedScene<T> {

  @Test
  default void theTimeRangeIncludesItsStartAndExcludesItsEnd() {
    for (int index = 0; index < 4; index++) {
      storedAt("r" + index, Samples.AT.plusSeconds(index));
    }
    assertThat(found(between(Samples.AT.plusSeconds(1), Samples.AT.plusSeconds(3))))
        .containsExactly(id("r1"), id("r2"));
    assertThat(found(between(Samples.AT.plusSeconds(2), null))).containsExactly(id("r2"), id("r3"));
    assertThat(found(between(null, Samples.AT.plusSeconds(2)))).containsExactly(id("r0"), id("r1"));
    assertThat(found(between(Samples.AT.plusNanos(1_000), Samples.AT.plusSeconds(1)))).isEmpty();
  }

  @Test
  default void theTitleIsFoundInAnyCaseAndPlace() {
    storedTitled("1", "The STRASSE of Ísafjörður");
    storedTitled("2", "the straße");
    storedTitled("3", "avenue 100%_");
    assertTitle("strasse", "1", "2");
    assertTitle("STRASSE", "1", "2");
    assertTitle("Straße", "1", "2");
    assertTitle("ísafjörður", "1");
    assertTitle("ÍSAFJÖRÐUR", "1");
    assertTitle("I\u0301safjo\u0308r\u00f0ur", "1");
    assertTitle("isafj");
    assertTitle("0%_", "3");
    assertTitle("%", "3");
    assertTitle("a_e");
  }

  @Test
  default void anEmptyTitleFindsEveryTitle() {
    storedTitled("1", "Any");
    assertTitle("", "1");
  }

  @Test
  default void aFilteredListIsCompleteOverItsPages() {
    for (int index = 0; index < 9; index++) {
      storedTitled("r" + index, index % 3 == 0 ? "needle" : "hay");
    }
    List<String> expected =
        kind().title() == null ? List.of() : List.of(id("r0"), id("r3"), id("r6"));
    ListFilter filter = titled("NEEDLE");
    for (int limit = 1; limit <= 4; limit++) {
      assertThat(Walk.through(oldestFirst(limit), page -> list(filter, page)))
          .extracting(T::id)
          .isEqualTo(expected);
      assertThat(Walk.through(newestFirst(limit), page -> list(filter, page)))
          .hasSameSizeAs(expected);
    }
  }

  @Test
  default void aFilteredPageOfFewRecordsIsFullAndItsCursorExact() {
    for (int index = 0; index < 6; index++) {
      storedAt("r" + index, Samples.AT.plusSeconds(index));
    }
    ListFilter filter = between(Samples.AT.plusSeconds(1), Samples.AT.plusSeconds(5));
    Page<T> first = list(filter, oldestFirst(2));
    assertThat(first.items()).extracting(T::id).containsExactly(id("r1"), id("r2"));
    Page<T> last = list(filter, oldestFirst(2).after(first.nextCursor()));
    assertThat(last.items()).extracting(T::id).containsExactly(id("r3"), id("r4"));
    assertThat(last.nextCursor()).isNull();
  }

  @Test
  default void everyFilterMeansWhatItAccepts() {
    List<T> records =
        List.of(kind().full("1", ANN), kind().bare("2", ANN), kind().changed("3", ANN));
    records.forEach(repository()::create);
    for (ListFilter filter : Filters.ALL) {
      List<String> expected =
          records.stream().filter(filter::accepts).map(OwnedRecord::id).sorted().toList();
      assertThat(found(filter)).as("%s", filter).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private void assertTitle(String part, String... expected) {
    List<String> wanted =
        kind().title() == null ? List.of() : Arrays.stream(expected).map(this::id).toList();
    assertThat(found(titled(part))).as(part).isEqualTo(wanted);
  }

  private void storedTitled(String id, String title) {
    T bare = kind().at(kind().bare(id, ANN), Samples.AT);
    repository()
        .create(kind().title() == null ? bare : RecordCopy.with(bare, kind().title(), title));
  }

  private List<String> found(ListFilter filter) {
    return Walk.through(oldestFirst(50), page -> list(filter, page)).stream()
        .map(OwnedRecord::id)
        .toList();
  }

  private Page<T> list(ListFilter filter, PageRequest page) {
    return repository().list(ANN, filter, page);
  }

  private static ListFilter titled(String title) {
    return new ListFilter(title, null, null, null, null, null);
  }

  private static ListFilter between(@Nullable Instant from, @Nullable Instant to) {
    return new ListFilter(null, null, null, null, from, to);
  }
}
