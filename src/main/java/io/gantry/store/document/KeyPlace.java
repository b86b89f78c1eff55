package io.gantry.store.document;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A key of texts as printable text: a place in a reading that another process can go on from. */
final class KeyPlace {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private KeyPlace() {}

  static String write(Map<String, AttributeValue> item, List<String> keyFields) {
    return keyFields.stream()
        .map(field -> ENCODER.encodeToString(item.get(field).s().getBytes(StandardCharsets.UTF_8)))
        .collect(Collectors.joining("."));
  }

  /**
   * The inverse of {@link #write}.
   *
   * @throws IllegalArgumentException when it is no such text
   */
  static Map<String, AttributeValue> read(String place, List<String> keyFields) {
    String[] parts = place.split("\\.", -1);
    if (parts.length != keyFields.size()) {
      throw new IllegalArgumentException("Not a place of this store: " + place);
    }
    Map<String, AttributeValue> key = new HashMap<>();
    for (int index = 0; index < parts.length; index++) {
      byte[] bytes = Base64.getUrlDecoder().decode(parts[index]);
      key.put(
          keyFields.get(index), AttributeValue.fromS(new String(bytes, StandardCharsets.UTF_8)));
    }
    return key;
  }
}
