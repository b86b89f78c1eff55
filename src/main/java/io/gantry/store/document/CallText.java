package io.gantry.store.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Calls of DynamoDB as people read them: the name, and the parameters that are set. */
final class CallText {

  private static final String REQUEST = "Request";

  private CallText() {}

  static String of(SdkPojo request) {
    String type = request.getClass().getSimpleName();
    return type.substring(0, type.length() - REQUEST.length()) + " " + text(request);
  }

  private static String text(Object value) {
    if (value instanceof AttributeValue attribute) {
      return String.valueOf(Optional.ofNullable(attribute.s()).orElse(attribute.n()));
    }
    if (value instanceof SdkPojo pojo) {
      return "{"
          + pojo.sdkFields().stream()
              .filter(field -> isSet(field.getValueOrDefault(pojo)))
              .map(field -> field.locationName() + "=" + text(field.getValueOrDefault(pojo)))
              .collect(Collectors.joining(", "))
          + "}";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CallText::text).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, String> texts = new TreeMap<>();
      map.forEach((name, one) -> texts.put(String.valueOf(name), text(one)));
      return texts.toString();
    }
    return String.valueOf(value);
  }

  private static boolean isSet(@Nullable Object value) {
    return value != null && !(value instanceof List<?> list && list.isEmpty());
  }
}
