package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.OwnedRecord;
import io.gantry.fake.RecordCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What creating and finding owned records means. */
interface OwnedCreateContract<T extends OwnedRecord<T>> extends OwnedScene<T> {

  @Test
  default void aFullRecordComesBackEqual() {
    T record = stored("1");
    assertThat(repository().find(ANN, "1")).contains(record);
  }

  @Test
  default void aBareRecordComesBackEqual() {
    T record = kind().bare("1", ANN);
    repository().create(record);
    assertThat(repository().find(ANN, "1")).contains(record);
  }

  @Test
  default void createKeepsTheRevisionItIsGiven() {
    T record = kind().full("1", ANN).withRevision(41);
    repository().create(record);
    assertThat(repository().find(ANN, "1")).contains(record);
  }

  @Test
  default void createGivesTheRecordAsStored() {
    T created = repository().create(kind().full("1", ANN));
    assertThat(repository().find(ANN, "1")).contains(created);
  }

  @Test
  default void createFailsOnAnExistingId() {
    T record = stored("1");
    Failures.assertTaken(kind().entity(), "id", () -> repository().create(anotherOf(ANN)));
    assertThat(repository().find(ANN, "1")).contains(record);
  }

  @Test
  default void createFailsOnAnExistingIdOfAnotherOwner() {
    T record = stored("1");
    Failures.assertTaken(kind().entity(), "id", () -> repository().create(anotherOf(BOB)));
    assertThat(repository().find(ANN, "1")).contains(record);
    assertThat(repository().find(BOB, "1")).isEmpty();
  }

  @Test
  default void createTakesAnIdThatAnotherTenantHas() {
    T record = stored("1");
    T twin = kind().changed("1", BOB);
    kind().repository().apply(newWorkspace()).create(twin);
    assertThat(repository().find(ANN, "1")).contains(record);
  }

  @Test
  default void createTakesTheIdOfADeletedRecord() {
    stored("1");
    repository().delete(ANN, "1");
    T next = kind().changed("1", BOB);
    repository().create(next);
    assertThat(repository().find(BOB, "1")).contains(next);
    assertThat(repository().find(ANN, "1")).isEmpty();
  }

  @Test
  default void findGivesNothingForAnUnknownId() {
    stored("1");
    assertThat(repository().find(ANN, "2")).isEmpty();
  }

  @Test
  default void findGivesNothingForAForeignOwner() {
    stored("1");
    assertThat(repository().find(BOB, "1")).isEmpty();
  }

  @Test
  default void findTellsIdsApartByCase() {
    stored("a");
    assertThat(repository().find(ANN, "A")).isEmpty();
    T upper = kind().changed("A", ANN);
    repository().create(upper);
    assertThat(repository().find(ANN, "A")).contains(upper);
  }

  @ParameterizedTest
  @MethodSource("io.gantry.contract.Oddities#impossibleIds")
  default void whatCannotBeAnIdIsUnknown(String id) {
    stored("?");
    assertThat(repository().find(ANN, id)).isEmpty();
    assertThat(repository().find(id, "?")).isEmpty();
    assertThat(repository().delete(ANN, id)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("io.gantry.contract.Oddities#oddIds")
  default void oddIdsAreKept(String id) {
    T record = stored(id);
    assertThat(repository().find(ANN, id)).contains(record);
    assertThat(repository().delete(ANN, id)).isTrue();
    assertThat(repository().find(ANN, id)).isEmpty();
  }

  private T anotherOf(String ownerId) {
    T record = kind().changed("1", ownerId);
    return RecordCopy.with(record, "createdAt", Samples.FAR);
  }
}
