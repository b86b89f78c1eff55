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
    assertThat(repository().delete(ANN, "1")).isTrue();
    assertThat(repository().find(ANN, "1")).isEmpty();
    assertThat(repository().list(ANN, ListFilter.ALL, PageRequest.newestFirst(10)).items())
        .isEmpty();
  }

  @Test
  default void aSecondDeleteAnswersFalse() {
    stored("1");
    assertThat(repository().delete(ANN, "1")).isTrue();
    assertThat(repository().delete(ANN, "1")).isFalse();
  }

  @Test
  default void deleteOfAnUnknownRecordAnswersFalse() {
    assertThat(repository().delete(ANN, "1")).isFalse();
  }

  @Test
  default void deleteByAForeignOwnerAnswersFalse() {
    T record = stored("1");
    assertThat(repository().delete(BOB, "1")).isFalse();
    assertThat(repository().find(ANN, "1")).contains(record);
  }

  @Test
  default void deleteLeavesOtherRecordsAlone() {
    stored("1");
    T other = stored("11");
    repository().delete(ANN, "1");
    assertThat(repository().find(ANN, "11")).contains(other);
  }

  @Test
  default void deleteWithTheStoredRevisionRemovesTheRecord() {
    stored("1");
    repository().replace(kind().changed("1", ANN));
    repository().delete(ANN, "1", 2);
    assertThat(repository().find(ANN, "1")).isEmpty();
  }

  @Test
  default void deleteWithAStaleRevisionIsAConflict() {
    stored("1");
    T second = repository().replace(kind().changed("1", ANN));
    Failures.assertStale(kind().entity(), "1", 1, () -> repository().delete(ANN, "1", 1));
    assertThat(repository().find(ANN, "1")).contains(second);
  }

  @Test
  default void deleteWithRevisionOfAnUnknownRecordFails() {
    Failures.assertUnknown(kind().entity(), "1", () -> repository().delete(ANN, "1", 1));
  }

  @Test
  default void deleteWithRevisionByAForeignOwnerFailsAsIfUnknown() {
    T record = stored("1");
    Failures.assertUnknown(kind().entity(), "1", () -> repository().delete(BOB, "1", 1));
    Failures.assertUnknown(kind().entity(), "1", () -> repository().delete(BOB, "1", 9));
    assertThat(repository().find(ANN, "1")).contains(record);
  }
}
