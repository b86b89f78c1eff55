package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DocumentCodecTest {

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE})
  void wholeNumbersAreExact(long number) {
    assertThat(AttributeCodec.decode(AttributeCodec.encode(number))).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345678901234567890.123456789", "9223372036854775808", "-0.1"})
  void decimalNumbersAreExact(String number) {
    BigDecimal exact = new BigDecimal(number);
    assertThat(AttributeCodec.decode(AttributeCodec.encode(exact))).isEqualTo(exact);
  }

  @Test
  void aNumberThatDynamoDbWroteWithAnExponentIsStillWhole() {
    assertThat(AttributeCodec.decode(AttributeValue.fromN("1E+3"))).isEqualTo(1_000L);
  }

  @Test
  void whatIsNullIsNoAttribute() {
    CommunicationEntity entity = CommunicationEntity.of("x");
    entity.addNull("absent");
    entity.add("empty", "");
    assertThat(AttributeCodec.encode(entity)).isEqualTo(Map.of("empty", AttributeValue.fromS("")));
  }

  @Test
  void aTypeWithoutAnExactFormIsRefused() {
    assertThatThrownBy(() -> AttributeCodec.encode(0.1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void instantsAreText() {
    assertThat(AttributeCodec.encode(Instant.parse("2026-01-02T03:04:05Z")).s())
        .isEqualTo("2026-01-02T03:04:05.000000Z");
  }
}
