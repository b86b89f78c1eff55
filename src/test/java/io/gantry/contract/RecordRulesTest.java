package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.common.InvalidValueException;
import io.gantry.common.Times;
import io.gantry.fake.RecordCopy;
import io.gantry.tenancy.TenantId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every record refuses what no store could keep, and says which component is wrong. */
class RecordRulesTest {

  /** Components that the API knows by another name. */
  private static final Map<String, String> NAMES = Map.of("encryptedSecret", "secret");

  /** A component of a record with a value in each. */
  record Place(Object record, RecordComponent component) {

    String name() {
      return component.getName();
    }

    Object with(@Nullable Object value) {
      return RecordCopy.with(record, name(), value);
    }

    @Override
    public String toString() {
      return record.getClass().getSimpleName() + "." + name();
    }
  }

  static Stream<Place> all() {
    Stream<Object> records =
        Stream.concat(
            SamplesTest.fullRecords(),
            Stream.of(
                Samples.reservation("key", "print", "record"),
                new Tenant(
                    TenantId.DEFAULT, "Acme", TenantStatus.ACTIVE, Samples.AT, Samples.AT, 1)));
    return records.flatMap(
        record ->
            Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> new Place(record, component)));
  }

  static Stream<Place> ofType(Class<?> type) {
    return all().filter(place -> place.component().getType() == type);
  }

  static Stream<Place> texts() {
    return ofType(String.class);
  }

  static Stream<Place> instants() {
    return ofType(Instant.class);
  }

  static Stream<Place> required() {
    return all()
        .filter(place -> !place.component().getType().isPrimitive())
        .filter(place -> !SamplesTest.isOptional(place.component()));
  }

  static Stream<Place> optional() {
    return all().filter(place -> SamplesTest.isOptional(place.component()));
  }

  static Stream<Place> ids() {
    return texts()
        .filter(place -> place.name().equals("id") || place.name().endsWith("Id"))
        .filter(place -> !place.name().equals("externalId"));
  }

  static Stream<Place> sizes() {
    return all()
        .filter(place -> Number.class.isAssignableFrom(place.component().getType()))
        .filter(place -> !place.name().equals("status"));
  }

  @ParameterizedTest
  @MethodSource("required")
  void whatIsRequiredMayNotBeAbsent(Place place) {
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> place.with(null));
  }

  @ParameterizedTest
  @MethodSource("optional")
  void whatIsOptionalMayBeAbsent(Place place) {
    assertThat(RecordCopy.get(place.with(null), place.name())).isNull();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void loneSurrogatesAreRefused(Place place) {
    assertRefused(place, "\ud800");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textsHaveALimit(Place place) {
    assertRefused(place, "x".repeat(16 * 1024 * 1024 + 1));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void idsAreFilledAndPrintable(Place place) {
    assertRefused(place, "");
    assertRefused(place, "a\u0000");
    assertRefused(place, "x".repeat(129));
    assertThat(RecordCopy.get(place.with("#/%"), place.name())).isEqualTo("#/%");
  }

  @ParameterizedTest
  @MethodSource("instants")
  void instantsAreCutToMicroseconds(Place place) {
    Instant precise = Samples.AT.plusNanos(999);
    assertThat(RecordCopy.get(place.with(precise), place.name())).isEqualTo(Samples.AT);
  }

  @ParameterizedTest
  @MethodSource("instants")
  void instantsOutsideTheRangeAreRefused(Place place) {
    assertRefused(place, Times.LATEST.plusNanos(1_000));
    assertRefused(place, Times.EARLIEST.minusNanos(1));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void sizesAreNotNegative(Place place) {
    boolean isInteger = place.component().getType() == Integer.class;
    Object negative = isInteger ? Integer.valueOf(-1) : Object.class.cast(-1L);
    assertRefused(place, negative);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "A#", "ä", "k.1"})
  void orderKeysAreOfTheirAlphabet(String key) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> RecordCopy.with(Samples.message("1", "talk", "ann"), "orderKey", key))
        .satisfies(failure -> assertThat(failure.field()).isEqualTo("order_key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "-a", "_a", "a.b", "a/b", "ä", "a\n"})
  void tenantIdsAreOfTheirAlphabet(String id) {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new TenantId(id));
  }

  @Test
  void tenantIdsHaveUpToSixtyFourCharacters() {
    assertThat(new TenantId("0" + "-_".repeat(31) + "z")).hasToString("0" + "-_".repeat(31) + "z");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new TenantId("a".repeat(65)));
  }

  @Test
  void hashesOfFilesAreHexadecimal() {
    for (String hash : List.of("", "0".repeat(63), "F".repeat(64), "g".repeat(64))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> RecordCopy.with(Samples.file("1", "ann"), "sha256", hash));
    }
  }

  @Test
  void secretsPrintNowhere() {
    assertThat(Samples.credential("1").toString()).doesNotContain("0a1b");
    assertThat(Samples.providerConfig("1", "ann").toString()).doesNotContain("c2VjcmV0");
  }

  private static void assertRefused(Place place, Object value) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> place.with(value))
        .satisfies(failure -> assertThat(failure.field()).isEqualTo(field(place.name())));
  }

  /** The name of the component in the API. */
  private static String field(String component) {
    String snake = component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    return NAMES.getOrDefault(component, snake);
  }
}
