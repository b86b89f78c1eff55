package io.gantry.contract;

import static io.gantry.common.PageRequest.newestFirst;
import static io.gantry.common.PageRequest.oldestFirst;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.common.InvalidCursorException;
import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.EntityKind;
import io.gantry.studio.Canvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cursors of owned lists are good for, and what for not. */
interface OwnedCursorContract<T extends OwnedRecord<T>> extends OwnedScene<T> {

  @Test
  default void aCursorStaysGoodWhenItsRecordIsDeleted() {
    PageRequest next = newestFirst(2).after(cursor());
    repository().delete(ANN, id("r3"));
    assertThat(list(next).items()).extracting(T::id).containsExactly(id("r2"), id("r1"));
  }

  @Test
  default void aCursorStaysGoodWhenRecordsComeAndGo() {
    PageRequest next = newestFirst(2).after(cursor());
    storedAt("newest", Samples.FAR);
    storedAt("between", Samples.AT.plusMillis(2_500));
    repository().delete(ANN, id("r2"));
    assertThat(list(next).items()).extracting(T::id).containsExactly(id("between"), id("r1"));
  }

  @Test
  default void aCursorMayBeUsedTwice() {
    PageRequest next = newestFirst(2).after(cursor());
    assertThat(list(next).items()).isEqualTo(list(next).items());
  }

  @Test
  default void aCursorIsGoodForAnotherLimit() {
    PageRequest next = newestFirst(1).after(cursor());
    assertThat(list(next).items()).extracting(T::id).containsExactly(id("r2"));
  }

  @Test
  default void aCursorOfAnotherStoreIsGoodAfterAMove() {
    InMemoryStore source = new InMemoryStore(StoreContract.CURSORS, shape().version());
    OwnedRepository<T> sourceRepository =
        kind().repository().apply(source.workspace(workspace().tenant()));
    fill(sourceRepository);
    fill(repository());
    Page<T> first = sourceRepository.list(ANN, ListFilter.ALL, newestFirst(2));
    assertThat(list(newestFirst(2)).nextCursor()).isEqualTo(first.nextCursor());
    assertThat(list(newestFirst(2).after(requireNonNull(first.nextCursor()))).items())
        .extracting(T::id)
        .containsExactly(id("r2"), id("r1"));
  }

  @Test
  default void aTamperedCursorIsRefused() {
    String cursor = cursor();
    for (int index = 0; index < cursor.length(); index += 5) {
      char changed = cursor.charAt(index) == 'A' ? 'B' : 'A';
      assertRefused(cursor.substring(0, index) + changed + cursor.substring(index + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "not a cursor", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u0000", "😀"})
  default void aMadeUpCursorIsRefused(String cursor) {
    fill(repository());
    assertRefused(cursor);
  }

  @Test
  default void aCutCursorIsRefused() {
    String cursor = cursor();
    assertRefused(cursor.substring(1));
    assertRefused(cursor.substring(0, cursor.length() - 3));
    assertRefused(cursor + "AAAA");
  }

  @Test
  default void aCursorOfTheOtherDirectionIsRefused() {
    String cursor = cursor();
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> list(oldestFirst(2).after(cursor)));
  }

  @Test
  default void aCursorOfAnotherOwnerIsRefused() {
    PageRequest next = newestFirst(2).after(cursor());
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> repository().list(BOB, ListFilter.ALL, next));
  }

  @Test
  default void aCursorOfAnotherTenantIsRefused() {
    PageRequest next = newestFirst(2).after(cursor());
    OwnedRepository<T> foreign = kind().repository().apply(newWorkspace());
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> foreign.list(ANN, ListFilter.ALL, next));
  }

  @Test
  default void aCursorOfAnotherFilterIsRefused() {
    PageRequest next = newestFirst(2).after(cursor());
    ListFilter filter = new ListFilter(null, null, null, null, null, Samples.FAR);
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> repository().list(ANN, filter, next));
  }

  @Test
  @OnlyWith(EntityKind.WORKFLOW)
  default void aCursorOfAnotherKindIsRefused() {
    PageRequest next = newestFirst(2).after(cursor());
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> anotherKind().list(ANN, ListFilter.ALL, next));
  }

  private OwnedRepository<?> anotherKind() {
    return kind().full("x", ANN) instanceof Canvas
        ? workspace().workflows()
        : workspace().canvases();
  }

  /** The cursor behind {@code r3} of the records {@code r4} to {@code r0}, newest first. */
  private String cursor() {
    fill(repository());
    return requireNonNull(list(newestFirst(2)).nextCursor());
  }

  private void fill(OwnedRepository<T> target) {
    for (int index = 0; index < 5; index++) {
      target.create(kind().at(kind().bare("r" + index, ANN), Samples.AT.plusSeconds(index)));
    }
  }

  private Page<T> list(PageRequest page) {
    return repository().list(ANN, ListFilter.ALL, page);
  }

  private void assertRefused(String cursor) {
    assertThatExceptionOfType(InvalidCursorException.class)
        .as("cursor %s", cursor)
        .isThrownBy(() -> list(newestFirst(2).after(cursor)));
  }
}
