package io.gantry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.CursorCodec;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.StoreHealth.SchemaState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreValuesTest {

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aProviderIsFoundByItsLabelInAnyCase(Provider provider) {
    assertThat(Provider.ofLabel(" " + provider.name() + " ")).contains(provider);
    assertThat(Provider.ofLabel(provider.label())).contains(provider);
    assertThat(Provider.labels()).contains(provider.label());
  }

  @Test
  void anUnknownProviderIsNotFound() {
    assertThat(Provider.ofLabel("mysql")).isEmpty();
    assertThat(Provider.labels()).isEqualTo("sqlite, postgresql, dynamodb");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void theNewestVersionOfAProviderIsOneOfIts(Provider provider) {
    assertThat(SchemaVersion.newestFor(provider).providers()).contains(provider);
  }

  @Test
  void versionsAreFoundByTheirNumbers() {
    assertThat(SchemaVersion.ofNumber(7)).contains(SchemaVersion.V7);
    assertThat(SchemaVersion.ofNumber(8)).contains(SchemaVersion.V8);
    assertThat(SchemaVersion.ofNumber(9)).isEmpty();
  }

  @Test
  void kindsHaveLabelsOfTheirOwn() {
    assertThat(Arrays.stream(EntityKind.values()).map(EntityKind::label))
        .doesNotHaveDuplicates()
        .allMatch(label -> label.matches("[a-z ]+"));
  }

  @Test
  void aStoreIsHealthyWhenConnectedAndUpToDate() {
    assertThat(new StoreHealth(true, SchemaState.UP_TO_DATE, null).isOk()).isTrue();
    assertThat(new StoreHealth(true, SchemaState.PENDING, "x").isOk()).isFalse();
    assertThat(new StoreHealth(false, SchemaState.UNKNOWN, "x").isOk()).isFalse();
  }

  @Test
  void anAnswerIsCompleteWhenItHasAStatus() {
    IdempotentAnswer reservation =
        new IdempotentAnswer("k", "f", "r", null, null, Instant.EPOCH, Instant.EPOCH);
    assertThat(reservation.isComplete()).isFalse();
    assertThat(reservation.completed(204, null).isComplete()).isTrue();
  }

  @Test
  void aFilteredPageStopsAtTheLimitOfWhatIsLookedAt() {
    List<Integer> numbers = IntStream.range(0, 5_000).boxed().toList();
    CursorCodec cursors = new CursorCodec(new byte[32]);
    PageRequest request = PageRequest.oldestFirst(10);
    Page<Integer> page = sift(cursors, request, numbers);
    assertThat(page.items()).isEmpty();
    List<Integer> found = new ArrayList<>();
    int pages = 1;
    while (page.nextCursor() != null) {
      page = sift(cursors, request.after(page.nextCursor()), numbers);
      found.addAll(page.items());
      pages++;
    }
    assertThat(found).containsExactly(4_999);
    assertThat(pages).isEqualTo(1 + 5_000 / OwnedRepository.MAX_EXAMINED);
  }

  private static Page<Integer> sift(
      CursorCodec cursors, PageRequest request, List<Integer> numbers) {
    return Keyset.of(cursors, request, "t", "number")
        .filtered(
            (start, size) -> {
              int from = start.map(parts -> Integer.parseInt(parts.get(0)) + 1).orElse(0);
              return numbers.subList(from, Math.min(numbers.size(), from + size));
            },
            number -> number == 4_999,
            number -> List.of(number.toString()));
  }
}
