package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.common.InvalidValueException;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value that a record may hold comes back as it was, in every component of every kind. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class HygieneContract extends WorkspaceContract {

  HygieneContract(StoreContract suite) {
    super(suite);
  }

  List<Carrier<?>> carriers() {
    return Carrier.in(shape());
  }

  List<Carrier<?>> carriersOfSecrets() {
    return carriers().stream()
        .filter(carrier -> !Filled.components(carrier.sample().apply("1"), Secret.class).isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("carriers")
  <R> void anyTextIsKept(Carrier<R> carrier) {
    Texts.random(shape().tries() * 8, 60)
        .forEachInGroups(8, texts -> assertKept(carrier, filled(carrier, String.class, texts)));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  <R> void oddTextsAreKept(Carrier<R> carrier) {
    for (String text : Texts.ODD) {
      assertKept(carrier, filled(carrier, String.class, List.of(text)));
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  <R> void theLongestTextsAreKept(Carrier<R> carrier) {
    for (String letter : List.of("a", "\u0000", "\uffff", "😀", "\ue000")) {
      R record = carrier.sample().apply("1");
      for (String component : Filled.components(record, String.class)) {
        record = longest(record, component, letter);
      }
      assertKept(carrier, record);
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  <R> void anyJsonTextIsKept(Carrier<R> carrier) {
    for (String text : Texts.JSON) {
      assertKept(carrier, filled(carrier, JsonText.class, List.of(new JsonText(text))));
    }
    Texts.random(shape().tries(), 200)
        .forEachInGroups(
            1,
            texts ->
                assertKept(
                    carrier, filled(carrier, JsonText.class, List.of(new JsonText(texts.get(0))))));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  <R> void everyInstantIsKeptToTheMicrosecond(Carrier<R> carrier) {
    for (Instant instant : Texts.INSTANTS) {
      assertKept(carrier, filled(carrier, Instant.class, List.of(instant)));
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  <R> void everyNumberIsKept(Carrier<R> carrier) {
    for (long number : Texts.NUMBERS) {
      R longs = filled(carrier, Long.class, List.of(number));
      assertKept(carrier, longs);
    }
    for (int number : List.of(0, 1, Integer.MAX_VALUE)) {
      assertKept(carrier, filled(carrier, Integer.class, List.of(number)));
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  <R> void eachComponentMayBeEmptyOrAbsentByItself(Carrier<R> carrier) {
    R full = carrier.sample().apply("1");
    for (String component : Filled.components(full, Object.class)) {
      for (@Nullable Object nothing : new @Nullable Object[] {null, "", new JsonText("")}) {
        assertKept(carrier, Filled.withOrSame(full, component, nothing));
      }
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("carriersOfSecrets")
  <R> void secretsAreKept(Carrier<R> carrier) {
    for (String text : Texts.ODD) {
      assertKept(carrier, filled(carrier, Secret.class, List.of(new Secret(text))));
    }
  }

  private <R> void assertKept(Carrier<R> carrier, R record) {
    R kept = shape().kept(record);
    Set<String> refused = shape().refusedJson(kept);
    if (!refused.isEmpty()) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> carrier.roundTrip().apply(workspace(), kept))
          .satisfies(refusal -> assertThat(refused).contains(refusal.field()));
    } else {
      shape().assertCreated(kept, carrier.roundTrip().apply(workspace(), kept));
    }
  }

  private static <R> R filled(Carrier<R> carrier, Class<?> type, List<?> values) {
    return Filled.with(carrier.sample().apply("1"), type, values);
  }

  private static <R> R longest(R record, String component, String letter) {
    for (int length : List.of(100_000, 20_000, 10_000, 2_048, 1_024, 1_000, 320, 255, 200, 128)) {
      R longer = Filled.withOrSame(record, component, letter.repeat(length / letter.length()));
      if (!longer.equals(record)) {
        return longer;
      }
    }
    return record;
  }
}
