package io.gantry.store.document;

import io.gantry.common.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Documents larger than an item may be. Their largest texts lie in part items of the same
 * partition, named by a generation; all are there before the document refers to them, and a new
 * state of the document has a new generation, so no reader joins parts of two states.
 */
final class Parts {

  /**
   * The most bytes of a document in one item. An item may have 400 KB; this leaves room for keys
   * and for the count of 49 messages in a transaction of 4 MB.
   */
  static final int MAX_INLINE_BYTES = 300 * 1024;

  /** The bytes of one part item, likewise below 400 KB. */
  static final int PART_BYTES = 380 * 1024;

  private Parts() {}

  /** An item and the parts that were taken out of it. */
  record Split(Map<String, AttributeValue> item, List<WriteRequest> parts) {}

  /** Moves texts of {@code item} into parts until what is left is small enough. */
  static Split split(
      Map<String, AttributeValue> item, Function<Map<String, AttributeValue>, String> generations) {
    int size = size(item);
    return size <= MAX_INLINE_BYTES
        ? new Split(item, List.of())
        : split(item, size, generations.apply(item));
  }

  private static Split split(Map<String, AttributeValue> item, int whole, String generation) {
    int size = whole;
    Map<String, AttributeValue> rest = new HashMap<>(item);
    Map<String, AttributeValue> counts = new HashMap<>();
    List<WriteRequest> parts = new ArrayList<>();
    for (String name : largestFirst(item)) {
      if (size <= MAX_INLINE_BYTES) {
        break;
      }
      String text = rest.remove(name).s();
      List<WriteRequest> written = partsOf(item, generation, name, text);
      counts.put(name, AttributeValue.fromN(Integer.toString(written.size())));
      parts.addAll(written);
      size -= Text.utf8Length(text);
    }
    rest.put(Attributes.GENERATION, AttributeValue.fromS(generation));
    rest.put(Attributes.PARTS, AttributeValue.fromM(counts));
    return new Split(rest, parts);
  }

  private static int size(Map<String, AttributeValue> item) {
    int size = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      String text = attribute.getValue().s();
      size += attribute.getKey().length() + (text == null ? 24 : Text.utf8Length(text));
    }
    return size;
  }

  private static List<String> largestFirst(Map<String, AttributeValue> item) {
    return item.keySet().stream()
        .filter(name -> item.get(name).s() != null)
        .sorted(Comparator.comparingInt((String name) -> -item.get(name).s().length()))
        .toList();
  }

  private static List<WriteRequest> partsOf(
      Map<String, AttributeValue> owner, String generation, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<WriteRequest> parts = new ArrayList<>();
    for (int first = 0; first < bytes.length; first += PART_BYTES) {
      byte[] part = Arrays.copyOfRange(bytes, first, Math.min(first + PART_BYTES, bytes.length));
      ItemKey key = ItemKey.of(owner);
      String sort = prefix(key.sort()) + generation + "#" + name + "#" + number(parts.size());
      parts.add(part(new ItemKey(key.partition(), sort), part, owner));
    }
    return parts;
  }

  private static WriteRequest part(ItemKey key, byte[] bytes, Map<String, AttributeValue> owner) {
    Map<String, AttributeValue> item = new HashMap<>(key.toAttributes());
    item.put(Attributes.KIND, AttributeValue.fromS("part"));
    item.put(Attributes.BYTES, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes)));
    AttributeValue expires = owner.get(Attributes.EXPIRES_EPOCH);
    if (expires != null) {
      item.put(Attributes.EXPIRES_EPOCH, expires);
    }
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  /** Four digits: 16 MiB make 44 parts. */
  private static String number(int part) {
    return Integer.toString(10_000 + part).substring(1);
  }

  /** What the sort keys of all parts of a document begin with, those of failed writes included. */
  static String prefix(String sort) {
    return "PART#" + KeyText.escape(sort) + "#";
  }

  /** The sort keys of the parts that a document refers to, for one attribute. */
  static String prefix(Map<String, AttributeValue> item, String name) {
    return prefix(item.get(Attributes.SORT).s())
        + item.get(Attributes.GENERATION).s()
        + "#"
        + name
        + "#";
  }

  static boolean isSplit(Map<String, AttributeValue> item) {
    return item.containsKey(Attributes.PARTS);
  }

  /** The text that {@code count} parts hold; empty when not all are there. */
  static Optional<String> join(List<Map<String, AttributeValue>> parts, int count) {
    if (parts.size() != count) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Map<String, AttributeValue> part : parts) {
      bytes.writeBytes(part.get(Attributes.BYTES).b().asByteArrayUnsafe());
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }
}
