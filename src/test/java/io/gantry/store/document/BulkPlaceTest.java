package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How ranges and places are written, and what order keys are given out in. */
class BulkPlaceTest {

  private static final List<String> KEY = List.of(Attributes.PARTITION, Attributes.SORT);

  @ParameterizedTest
  @ValueSource(strings = {"T#a#C#1", "é\uD83D\uDE00.", "", "#%\u0000"})
  void placesAreAsciiAndComeBack(String text) {
    Map<String, AttributeValue> key = new ItemKey(text, "MSG#" + text).toAttributes();
    String place = KeyPlace.write(key, KEY);
    assertThat(place).matches("[A-Za-z0-9_.-]+");
    assertThat(KeyPlace.read(place, KEY)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "YQ", "YQ.YQ.YQ", "no place?", "Y Q.YQ"})
  void otherTextsAreNoPlaces(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> KeyPlace.read(text, KEY));
  }

  @Test
  void segmentsAreNamedByTheirNumber() {
    assertThat(Segment.of("3/8")).isEqualTo(new Segment(3, 8)).hasToString("3/8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8/8", "-1/8", "0/0", "1", "a/b", "0/1000001", "0/8 "})
  void otherTextsAreNoSegments(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Segment.of(text));
  }

  @Test
  void spooledKeysComeInOneOrderWhateverTheirOrderWas() {
    List<ItemKey> keys =
        IntStream.range(0, 1_000)
            .mapToObj(number -> new ItemKey("T#a#CANVAS#" + number, Attributes.HEAD))
            .toList();
    List<ItemKey> turned = new ArrayList<>(keys);
    Collections.reverse(turned);
    assertThat(inSlices(keys, 1, 300)).isEqualTo(inSlices(turned, 1, 1_000));
    List<ItemKey> parts = inSlices(keys, 7, 10);
    assertThat(parts).hasSize(keys.size()).hasSameElementsAs(keys);
  }

  private static List<ItemKey> inSlices(List<ItemKey> keys, int slices, int most) {
    List<ItemKey> found = new ArrayList<>();
    try (KeySpool spool = new KeySpool()) {
      keys.forEach(key -> spool.add(EntityKind.CANVAS, key));
      spool.complete();
      for (int number = 0; number < slices; number++) {
        Optional<ItemKey> last = Optional.empty();
        List<ItemKey> some;
        do {
          some = spool.next(EntityKind.CANVAS, new Segment(number, slices), last, most);
          found.addAll(some);
          last = some.isEmpty() ? last : Optional.of(some.get(some.size() - 1));
        } while (!some.isEmpty());
      }
    }
    return found;
  }

  @Test
  void whatWasSeenIsNeverDenied() {
    SeenKeys seen = new SeenKeys();
    List<String> keys = IntStream.range(0, 20_000).mapToObj(number -> "MSG#" + number).toList();
    seen.add(keys);
    assertThat(keys).allMatch(seen::perhaps);
    Set<String> others = new HashSet<>();
    IntStream.range(20_000, 60_000).forEach(number -> others.add("MSG#" + number));
    assertThat(others.stream().filter(seen::perhaps).count()).isLessThan(10);
  }

  @Test
  void theGenerationOfAnItemDependsOnAllOfIt() {
    Map<String, AttributeValue> item =
        Map.of("a", AttributeValue.fromS("1"), "b", AttributeValue.fromN("2"));
    String generation = DocumentBulkWriter.generation(item);
    assertThat(generation).matches("[0-9a-f]{32}");
    assertThat(DocumentBulkWriter.generation(Map.copyOf(item))).isEqualTo(generation);
    assertThat(
            DocumentBulkWriter.generation(
                Map.of("a", AttributeValue.fromS("1"), "b", AttributeValue.fromS("2"))))
        .isNotEqualTo(generation);
  }
}
