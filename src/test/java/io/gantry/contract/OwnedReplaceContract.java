package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.OwnedRecord;
import io.gantry.fake.RecordCopy;
import org.junit.jupiter.api.Test;

/** What replacing an owned record means. */
interface OwnedReplaceContract<T extends OwnedRecord<T>> extends OwnedScene<T> {

  @Test
  default void replaceChangesEveryComponent() {
    stored("1");
    T next = kind().changed("1", ANN);
    T replaced = repository().replace(next);
    assertThat(replaced).isEqualTo(next.withRevision(2));
    assertThat(repository().find(ANN, "1")).contains(replaced);
  }

  @Test
  default void replaceEmptiesWhatIsAbsent() {
    stored("1");
    T next = kind().bare("1", ANN);
    T replaced = repository().replace(next);
    assertThat(replaced).isEqualTo(next.withRevision(2));
    assertThat(repository().find(ANN, "1")).contains(replaced);
  }

  @Test
  default void replaceFillsWhatWasAbsent() {
    repository().create(kind().bare("1", ANN));
    T next = kind().full("1", ANN);
    T replaced = repository().replace(next);
    assertThat(replaced).isEqualTo(next.withRevision(2));
    assertThat(repository().find(ANN, "1")).contains(replaced);
  }

  @Test
  default void eachReplaceRaisesTheRevisionByOne() {
    T record = stored("1");
    T second = repository().replace(record);
    T third = repository().replace(second);
    assertThat(second.revision()).isEqualTo(2);
    assertThat(third).isEqualTo(record.withRevision(3));
  }

  @Test
  default void replaceOfAStaleRevisionIsAConflict() {
    T record = stored("1");
    T second = repository().replace(kind().changed("1", ANN));
    Failures.assertStale(kind().entity(), "1", 1, () -> repository().replace(record));
    assertThat(repository().find(ANN, "1")).contains(second);
  }

  @Test
  default void replaceOfAFutureRevisionIsAConflict() {
    T record = stored("1");
    T ahead = kind().changed("1", ANN).withRevision(2);
    Failures.assertStale(kind().entity(), "1", 2, () -> repository().replace(ahead));
    assertThat(repository().find(ANN, "1")).contains(record);
  }

  @Test
  default void replaceOfAnUnknownRecordFails() {
    T record = kind().full("1", ANN);
    Failures.assertUnknown(kind().entity(), "1", () -> repository().replace(record));
    assertThat(repository().find(ANN, "1")).isEmpty();
  }

  @Test
  default void replaceOfADeletedRecordFails() {
    T record = stored("1");
    repository().delete(ANN, "1");
    Failures.assertUnknown(kind().entity(), "1", () -> repository().replace(record));
    assertThat(repository().find(ANN, "1")).isEmpty();
  }

  @Test
  default void replaceByAForeignOwnerFailsAsIfUnknown() {
    T record = stored("1");
    T stolen = kind().changed("1", BOB);
    Failures.assertUnknown(kind().entity(), "1", () -> repository().replace(stolen));
    assertThat(repository().find(ANN, "1")).contains(record);
    assertThat(repository().find(BOB, "1")).isEmpty();
  }

  @Test
  default void replaceKeepsTheCreation() {
    T record = stored("1");
    T backdated = RecordCopy.with(kind().changed("1", ANN), "createdAt", Samples.FAR);
    T replaced = repository().replace(backdated);
    assertThat(replaced.createdAt()).isEqualTo(record.createdAt());
    assertThat(repository().find(ANN, "1")).contains(replaced);
  }

  @Test
  default void replaceLeavesOtherRecordsAlone() {
    stored("1");
    T other = stored("2");
    repository().replace(kind().changed("1", ANN));
    assertThat(repository().find(ANN, "2")).contains(other);
  }
}
