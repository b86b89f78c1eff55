package io.gantry.store.document;

import io.gantry.store.foreign.ForeignValue;
import io.gantry.store.jaaz.JaazJson;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes of items that other programs wrote, with nothing lost: numbers keep their digits. */
final class ForeignAttributes {

  private ForeignAttributes() {}

  static ForeignValue value(AttributeValue attribute) {
    return switch (attribute.type()) {
      case S -> new ForeignValue.Text(attribute.s());
      case N -> new ForeignValue.Number(new BigDecimal(attribute.n()));
      case BOOL -> new ForeignValue.Flag(attribute.bool());
      case NUL -> new ForeignValue.Nothing();
      case B, SS, NS, BS, M, L, UNKNOWN_TO_SDK_VERSION ->
          new ForeignValue.Other(attribute.type().name(), json(attribute));
    };
  }

  private static String json(AttributeValue attribute) {
    return switch (attribute.type()) {
      case S -> JaazJson.quote(attribute.s());
      case N -> attribute.n();
      case BOOL -> attribute.bool().toString();
      case NUL, UNKNOWN_TO_SDK_VERSION -> "null";
      case B -> base64(attribute.b());
      case SS -> array(attribute.ss().stream().map(JaazJson::quote));
      case NS -> array(attribute.ns().stream());
      case BS -> array(attribute.bs().stream().map(ForeignAttributes::base64));
      case L -> array(list(attribute.l()));
      case M -> object(attribute.m());
    };
  }

  private static Stream<String> list(List<AttributeValue> values) {
    return values.stream().map(ForeignAttributes::json);
  }

  private static String object(Map<String, AttributeValue> members) {
    return members.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(member -> JaazJson.quote(member.getKey()) + ":" + json(member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String array(Stream<String> values) {
    return values.collect(Collectors.joining(",", "[", "]"));
  }

  private static String base64(SdkBytes bytes) {
    return '"' + Base64.getEncoder().encodeToString(bytes.asByteArray()) + '"';
  }
}
