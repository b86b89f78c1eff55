package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.OwnedRecord;
import io.gantry.fake.RecordCopy;
import org.junit.jupiter.api.Test;

/** What replacing an owned record means. */
interface OwnedReplaceContract<T extends OwnedRecord<T>> extends OwnedScene<T> {

  @Test
  default void replaceChangesEveryComponent() {
    assertReplaces(stored("1"), kind().changed("1", ANN));
  }

  @Test
  default void replaceEmptiesWhatIsAbsent() {
    assertReplaces(stored("1"), kind().bare("1", ANN));
  }

  @Test
  default void replaceFillsWhatWasAbsent() {
    assertReplaces(repository().create(kind().bare("1", ANN)), kind().full("1", ANN));
  }

  /** Where revisions are counted it rises all the same, where they are hashes it stays. */
  @Test
  default void aReplaceThatChangesNothingGivesTheNextRevisionToo() {
    T second = assertReplaces(stored("1"), kind().full("1", ANN));
    assertReplaces(second, kind().full("1", ANN));
  }

  @Test
  default void theRevisionFollowsTheContentThereAndBack() {
    T first = stored("1");
    T second = assertReplaces(first, kind().changed("1", ANN));
    T third = assertReplaces(second, kind().full("1", ANN));
    shape().assertMoved(third, repository().find(ANN, id("1")).orElseThrow());
    Failures.assertStale(
        kind().entity(), id("1"), second.revision(), () -> repository().replace(second));
  }

  @Test
  default void replaceOfAStaleRevisionIsAConflict() {
    T record = stored("1");
    T second = repository().replace(changed(record));
    Failures.assertStale(
        kind().entity(), id("1"), record.revision(), () -> repository().replace(record));
    assertThat(repository().find(ANN, id("1"))).contains(second);
  }

  @Test
  default void replaceOfAFutureRevisionIsAConflict() {
    T record = stored("1");
    long future = record.revision() + 1;
    T ahead = kind().changed("1", ANN).withRevision(future);
    Failures.assertStale(kind().entity(), id("1"), future, () -> repository().replace(ahead));
    assertThat(repository().find(ANN, id("1"))).contains(record);
  }

  @Test
  default void replaceOfAnUnknownRecordFails() {
    T record = kind().full("1", ANN);
    Failures.assertUnknown(kind().entity(), id("1"), () -> repository().replace(record));
    assertThat(repository().find(ANN, id("1"))).isEmpty();
  }

  @Test
  default void replaceOfADeletedRecordFails() {
    T record = stored("1");
    repository().delete(ANN, id("1"));
    Failures.assertUnknown(kind().entity(), id("1"), () -> repository().replace(record));
    assertThat(repository().find(ANN, id("1"))).isEmpty();
  }

  @Test
  default void replaceByAForeignOwnerFailsAsIfUnknown() {
    T record = stored("1");
    T stolen = after(record, kind().changed("1", BOB));
    Failures.assertUnknown(kind().entity(), id("1"), () -> repository().replace(stolen));
    assertThat(repository().find(ANN, id("1"))).contains(record);
    assertThat(repository().find(BOB, id("1"))).isEmpty();
  }

  @Test
  default void replaceKeepsTheCreation() {
    T record = stored("1");
    T replaced = repository().replace(RecordCopy.with(changed(record), "createdAt", Samples.FAR));
    assertThat(replaced.createdAt()).isEqualTo(record.createdAt());
    assertThat(repository().find(ANN, id("1"))).contains(replaced);
  }

  @Test
  default void replaceLeavesOtherRecordsAlone() {
    T record = stored("1");
    T other = stored("2");
    repository().replace(changed(record));
    assertThat(repository().find(ANN, id("2"))).contains(other);
  }

  /** Replaces and gives what is stored then. */
  private T assertReplaces(T before, T next) {
    T replaced = repository().replace(after(before, next));
    shape().assertReplaced(before, next, replaced);
    assertThat(repository().find(ANN, id("1"))).contains(replaced);
    return replaced;
  }
}
