package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static io.gantry.common.PageRequest.oldestFirst;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order and form lists give owned records. */
interface OwnedListContract<T extends OwnedRecord<T>> extends OwnedScene<T> {

  @Test
  default void anEmptyListIsOnePageWithoutCursor() {
    Page<T> page = list(newestFirst(10));
    assertThat(page.items()).isEmpty();
    assertThat(page.nextCursor()).isNull();
  }

  @Test
  default void listsGiveRecordsInTheirListedForm() {
    T full = stored("1");
    assertThat(list(newestFirst(10)).items()).containsExactly(full.listed());
  }

  @Test
  default void listsAreOrderedByRecencyInBothDirections() {
    storedAt("b", Samples.AT.plusSeconds(2));
    storedAt("c", Samples.AT.plusNanos(1_000));
    storedAt("a", Samples.AT);
    assertThat(ids(list(newestFirst(10)))).isEqualTo(ids("b", "c", "a"));
    assertThat(ids(list(oldestFirst(10)))).isEqualTo(ids("a", "c", "b"));
  }

  @Test
  default void recencyIsComparedByTimeAndNotAsText() {
    storedAt("latest", Times.LATEST);
    storedAt("start", Times.EARLIEST);
    storedAt("epoch", Instant.EPOCH);
    storedAt("before", Instant.EPOCH.minusNanos(1_000));
    storedAt("after", Instant.EPOCH.plusNanos(1_000));
    assertThat(ids(list(oldestFirst(10))))
        .isEqualTo(ids("start", "before", "epoch", "after", "latest"));
    assertThat(Walk.through(oldestFirst(1), this::list)).hasSize(5);
    assertThat(Walk.through(newestFirst(2), this::list)).hasSize(5);
  }

  @Test
  default void equalTimesAreOrderedByIdInCodePoints() {
    boolean areNumbers = NumberIds.isNumber(id("a"));
    List<String> ids =
        areNumbers
            ? List.of("1", "10", "100", "11", "2", "20", "3", "9", "99")
            : List.of(" ", "#", "%", "-", "/", "0", "A", "B", "a", "aa", "b", "é", "ﬀ", "😀");
    List<String> shuffled = new ArrayList<>(ids);
    Collections.reverse(shuffled);
    shuffled.forEach(id -> storedAt(id, Samples.AT));
    assertThat(ids(list(oldestFirst(50)))).isEqualTo(ids);
    assertThat(Walk.through(oldestFirst(1), this::list)).extracting(T::id).isEqualTo(ids);
    assertThat(Walk.through(newestFirst(3), this::list)).extracting(T::id).isEqualTo(shuffled);
  }

  @Test
  default void listsHoldTheOwnersRecordsOnly() {
    stored("1");
    if (!shape().hasOneOwner()) {
      repository().create(kind().changed("2", BOB));
    }
    assertThat(ids(list(newestFirst(10)))).isEqualTo(ids("1"));
    assertThat(repository().list("nobody", ListFilter.ALL, newestFirst(10)).items()).isEmpty();
  }

  @Test
  default void anOwnerWhoseIdBeginsAnothersSeesNothingOfIt() {
    stored("1");
    assertThat(repository().list(ANN.substring(0, 2), ListFilter.ALL, newestFirst(10)).items())
        .isEmpty();
    assertThat(repository().list(ANN + "#", ListFilter.ALL, newestFirst(10)).items()).isEmpty();
    assertThat(
            repository().list(ANN.substring(0, 2) + "%", ListFilter.ALL, newestFirst(10)).items())
        .isEmpty();
  }

  @Test
  default void aReplacedRecordTakesItsNewPlace() {
    T first = storedAt("1", Samples.AT);
    storedAt("2", Samples.AT.plusSeconds(1));
    if (first.recency().equals(first.createdAt()) && kind().recency().equals("createdAt")) {
      assertThat(ids(list(newestFirst(10)))).isEqualTo(ids("2", "1"));
    } else {
      repository().replace(kind().at(first, Samples.AT.plusSeconds(2)));
      assertThat(ids(list(newestFirst(10)))).isEqualTo(ids("1", "2"));
    }
  }

  @Test
  default void pagesFollowEachOtherWithoutGapOrRepeat() {
    for (int index = 0; index < 7; index++) {
      storedAt("r" + index, Samples.AT.plusSeconds(index / 2));
    }
    for (int limit = 1; limit <= 8; limit++) {
      assertThat(Walk.through(oldestFirst(limit), this::list))
          .extracting(T::id)
          .isEqualTo(ids("r0", "r1", "r2", "r3", "r4", "r5", "r6"));
    }
  }

  @Test
  default void aFullLastPageHasNoCursor() {
    storedAt("1", Samples.AT);
    storedAt("2", Samples.AT.plusSeconds(1));
    storedAt("3", Samples.AT.plusSeconds(2));
    storedAt("4", Samples.AT.plusSeconds(3));
    Page<T> first = list(newestFirst(2));
    assertThat(ids(first)).isEqualTo(ids("4", "3"));
    Page<T> last = list(newestFirst(2).after(first.nextCursor()));
    assertThat(ids(last)).isEqualTo(ids("2", "1"));
    assertThat(last.nextCursor()).isNull();
  }

  @Test
  default void thePageLimitIsReached() {
    for (int index = 0; index <= PageRequest.MAX_LIMIT; index++) {
      storedAt("r%03d".formatted(index), Samples.AT);
    }
    Page<T> page = list(oldestFirst(PageRequest.MAX_LIMIT));
    assertThat(page.items()).hasSize(PageRequest.MAX_LIMIT);
    assertThat(ids(list(oldestFirst(PageRequest.MAX_LIMIT).after(page.nextCursor()))))
        .isEqualTo(ids("r200"));
  }

  private Page<T> list(PageRequest page) {
    return repository().list(ANN, ListFilter.ALL, page);
  }

  private List<String> ids(String... names) {
    return Arrays.stream(names).map(this::id).toList();
  }

  private List<String> ids(Page<T> page) {
    return page.items().stream().map(OwnedRecord::id).toList();
  }
}
