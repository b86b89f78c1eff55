package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.OwnedRecord;
import io.gantry.fake.RecordCopy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples say what they claim to, also after a record gets another component. */
class SamplesTest {

  private static final List<String> PLACE =
      List.of("id", "ownerId", "userId", "conversationId", "orderKey", "createdAt", "revision");

  /** What a store computes. */
  private static final List<String> COMPUTED = List.of("messageCount", "lastMessageAt");

  static Stream<Object> fullRecords() {
    Stream<Object> others =
        Stream.of(
            Samples.user("1"),
            Samples.credential("1"),
            Samples.settings("1"),
            Samples.session("1", "ann"),
            Samples.token("1", "ann", "s"),
            Samples.message("1", "talk", "ann"),
            Samples.ticket("1", "talk", "ann"));
    return Stream.concat(OwnedKinds.ALL.stream().map(kind -> kind.full("1", "ann")), others);
  }

  static Stream<Object> bareRecords() {
    Stream<Object> others =
        Stream.of(
            Samples.bareUser("1"),
            Samples.bareCredential("1"),
            Samples.bareSettings("1"),
            Samples.bareMessage("1", "talk", "ann"),
            Samples.bareTicket("1", "talk", "ann"));
    return Stream.concat(OwnedKinds.ALL.stream().map(kind -> kind.bare("1", "ann")), others);
  }

  record Pair(Object full, Object changed) {}

  static Stream<Pair> changes() {
    Stream<Pair> others =
        Stream.of(
            new Pair(Samples.user("1"), Samples.changedUser("1")),
            new Pair(Samples.credential("1"), Samples.changedCredential("1")),
            new Pair(Samples.settings("1"), Samples.changedSettings("1")),
            new Pair(
                Samples.message("1", "talk", "ann"), Samples.changedMessage("1", "talk", "ann")),
            new Pair(
                Samples.ticket("1", "talk", "ann"), Samples.changedTicket("1", "talk", "ann")));
    return Stream.concat(OwnedKinds.ALL.stream().map(SamplesTest::change), others);
  }

  private static <T extends OwnedRecord<T>> Pair change(OwnedKind<T> kind) {
    return new Pair(kind.full("1", "ann"), kind.changed("1", "ann"));
  }

  @ParameterizedTest
  @MethodSource("fullRecords")
  void aFullRecordHasEveryComponent(Object record) {
    assertThat(components(record))
        .filteredOn(name -> !COMPUTED.contains(name))
        .allSatisfy(name -> assertThat(RecordCopy.get(record, name)).as(name).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("bareRecords")
  void aBareRecordHasNoOptionalComponent(Object record) {
    assertThat(record.getClass().getRecordComponents())
        .filteredOn(component -> isOptional(component))
        .allSatisfy(component -> assertThat(RecordCopy.get(record, component.getName())).isNull());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangedRecordDiffersInEveryComponentThatMayChange(Pair pair) {
    assertThat(components(pair.full()))
        .filteredOn(name -> !PLACE.contains(name) && !COMPUTED.contains(name))
        .allSatisfy(
            name ->
                assertThat(RecordCopy.get(pair.changed(), name))
                    .as(name)
                    .isNotEqualTo(RecordCopy.get(pair.full(), name)));
  }

  static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static List<String> components(Object record) {
    return Arrays.stream(record.getClass().getRecordComponents())
        .map(RecordComponent::getName)
        .toList();
  }
}
