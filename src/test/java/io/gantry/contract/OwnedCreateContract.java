package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What creating and finding owned records means. */
interface OwnedCreateContract<T extends OwnedRecord<T>> extends OwnedScene<T> {

  @Test
  default void aFullRecordComesBackEqual() {
    assertKept(kind().full("1", ANN));
  }

  @Test
  default void aBareRecordComesBackEqual() {
    assertKept(kind().bare("1", ANN));
  }

  @Test
  default void createTreatsEveryRevisionItIsGivenAlike() {
    assertKept(kind().full("1", ANN).withRevision(41));
  }

  @Test
  default void createFailsOnAnExistingId() {
    T record = stored("1");
    Failures.assertTaken(kind().entity(), "id", () -> repository().create(anotherOf(ANN)));
    assertThat(repository().find(ANN, id("1"))).contains(record);
  }

  @Test
  default void createFailsOnAnExistingIdOfAnotherOwner() {
    T record = stored("1");
    if (shape().hasOneOwner()) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> repository().create(anotherOf(BOB)));
    } else {
      Failures.assertTaken(kind().entity(), "id", () -> repository().create(anotherOf(BOB)));
    }
    assertThat(repository().find(ANN, id("1"))).contains(record);
    assertThat(repository().find(BOB, id("1"))).isEmpty();
  }

  @Test
  @OnlyWith(traits = Trait.ONE_OWNER)
  default void nobodyElseCanOwnARecord() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> repository().create(kind().full("1", BOB)));
    assertNothingIsThere(repository(), BOB);
    assertNothingIsThere(repository(), ANN);
  }

  @Test
  @OnlyWith(traits = Trait.ONE_TENANT)
  default void noOtherTenantCanHoldARecord() {
    T record = stored("1");
    OwnedRepository<T> elsewhere = kind().repository().apply(newWorkspace());
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> elsewhere.create(kind().changed("2", ANN)));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> elsewhere.replace(changed(record)));
    assertThat(elsewhere.delete(ANN, id("1"))).isFalse();
    assertNothingIsThere(elsewhere, ANN);
    assertThat(repository().find(ANN, id("1"))).contains(record);
    assertThat(repository().find(ANN, id("2"))).isEmpty();
  }

  @Test
  @OnlyWith(EntityKind.TENANT)
  default void createTakesAnIdThatAnotherTenantHas() {
    T record = stored("1");
    T twin = kind().changed("1", BOB);
    kind().repository().apply(newWorkspace()).create(twin);
    assertThat(repository().find(ANN, id("1"))).contains(record);
  }

  @Test
  default void createTakesTheIdOfADeletedRecord() {
    stored("1");
    repository().delete(ANN, id("1"));
    T next = repository().create(kind().changed("1", somebody()));
    shape().assertCreated(kind().changed("1", somebody()), next);
    assertThat(repository().find(somebody(), id("1"))).contains(next);
    assertThat(repository().find(shape().hasOneOwner() ? BOB : ANN, id("1"))).isEmpty();
  }

  @Test
  default void findGivesNothingForAnUnknownId() {
    stored("1");
    assertThat(repository().find(ANN, id("2"))).isEmpty();
  }

  @Test
  default void findGivesNothingForAForeignOwner() {
    stored("1");
    assertThat(repository().find(BOB, id("1"))).isEmpty();
  }

  @Test
  default void findTellsIdsApartByCase() {
    stored("a");
    assertThat(repository().find(ANN, id("A"))).isEmpty();
    T upper = repository().create(kind().changed("A", ANN));
    assertThat(repository().find(ANN, id("A"))).contains(upper);
  }

  @ParameterizedTest
  @MethodSource("io.gantry.contract.Oddities#impossibleIds")
  default void whatCannotBeAnIdIsUnknown(String id) {
    stored("?");
    assertThat(repository().find(ANN, id)).isEmpty();
    assertThat(repository().find(id, id("?"))).isEmpty();
    assertThat(repository().delete(ANN, id)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("io.gantry.contract.Oddities#oddIds")
  default void oddIdsAreKept(String id) {
    T given = RecordCopy.with(kind().full("1", ANN), "id", id);
    T record = repository().create(given);
    shape().assertCreated(given, record);
    assertThat(repository().find(ANN, record.id())).contains(record);
    assertThat(repository().find(ANN, id).isPresent()).isEqualTo(record.id().equals(id));
    assertThat(repository().delete(ANN, record.id())).isTrue();
    assertThat(repository().find(ANN, record.id())).isEmpty();
  }

  private void assertKept(T given) {
    T stored = repository().create(given);
    shape().assertCreated(given, stored);
    assertThat(repository().find(ANN, id("1"))).contains(stored);
  }

  private static void assertNothingIsThere(OwnedRepository<?> repository, String owner) {
    assertThat(repository.list(owner, ListFilter.ALL, PageRequest.newestFirst(5)).items())
        .isEmpty();
  }

  private T anotherOf(String ownerId) {
    T record = kind().changed("1", ownerId);
    return RecordCopy.with(record, "createdAt", Samples.FAR);
  }
}
