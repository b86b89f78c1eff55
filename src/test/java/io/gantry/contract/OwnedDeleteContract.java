package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.PageRequest;
import org.junit.jupiter.api.Test;

/** What deleting an owned record means. */
interface OwnedDeleteContract<T extends OwnedRecord<T>> extends OwnedScene<T> {

  @Test
  default void deleteRemovesTheRecord() {
    stored("1");
    assertThat(repository().delete(ANN, id("1"))).isTrue();
    assertThat(repository().find(ANN, id("1"))).isEmpty();
    assertThat(repository().list(ANN, ListFilter.ALL, PageRequest.newestFirst(10)).items())
        .isEmpty();
  }

  @Test
  default void aSecondDeleteAnswersFalse() {
    stored("1");
    assertThat(repository().delete(ANN, id("1"))).isTrue();
    assertThat(repository().delete(ANN, id("1"))).isFalse();
  }

  @Test
  default void deleteOfAnUnknownRecordAnswersFalse() {
    assertThat(repository().delete(ANN, id("1"))).isFalse();
  }

  @Test
  default void deleteByAForeignOwnerAnswersFalse() {
    T record = stored("1");
    assertThat(repository().delete(BOB, id("1"))).isFalse();
    assertThat(repository().find(ANN, id("1"))).contains(record);
  }

  @Test
  default void deleteLeavesOtherRecordsAlone() {
    stored("1");
    T other = stored("11");
    repository().delete(ANN, id("1"));
    assertThat(repository().find(ANN, id("11"))).contains(other);
  }

  @Test
  default void deleteWithTheStoredRevisionRemovesTheRecord() {
    T second = repository().replace(changed(stored("1")));
    repository().delete(ANN, id("1"), second.revision());
    assertThat(repository().find(ANN, id("1"))).isEmpty();
  }

  @Test
  default void deleteWithAStaleRevisionIsAConflict() {
    T first = stored("1");
    T second = repository().replace(changed(first));
    Failures.assertStale(
        kind().entity(),
        id("1"),
        first.revision(),
        () -> repository().delete(ANN, id("1"), first.revision()));
    assertThat(repository().find(ANN, id("1"))).contains(second);
  }

  @Test
  default void deleteWithRevisionOfAnUnknownRecordFails() {
    Failures.assertUnknown(kind().entity(), id("1"), () -> repository().delete(ANN, id("1"), 1));
  }

  @Test
  default void deleteWithRevisionByAForeignOwnerFailsAsIfUnknown() {
    T record = stored("1");
    long revision = record.revision();
    Failures.assertUnknown(
        kind().entity(), id("1"), () -> repository().delete(BOB, id("1"), revision));
    Failures.assertUnknown(
        kind().entity(), id("1"), () -> repository().delete(BOB, id("1"), revision + 8));
    assertThat(repository().find(ANN, id("1"))).contains(record);
  }
}
