package io.gantry.api.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which files may be uploaded, and what they are by their first bytes. A browser shows what a type
 * says, so a file must be what it says it is.
 */
public final class FileTypes {

  public static final String UNKNOWN = "application/octet-stream";

  private static final String ZIP = "application/zip";

  /** Types that are recognised by their first bytes, and only by them. */
  private static final Map<String, String> BY_START =
      Map.of(
          "\u0089PNG\r\n\u001a\n", "image/png",
          "\u00ff\u00d8\u00ff", "image/jpeg",
          "GIF87a", "image/gif",
          "GIF89a", "image/gif",
          "%PDF-", "application/pdf",
          "PK\u0003\u0004", ZIP);

  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  /** Types whose files are ZIP archives. */
  private static final Set<String> IN_ZIP =
      Set.of(
          ZIP,
          OFFICE + "wordprocessingml.document",
          OFFICE + "spreadsheetml.sheet",
          OFFICE + "presentationml.presentation");

  /** Types that no first bytes tell, and that no browser runs. */
  private static final Set<String> TRUSTED =
      Set.of(
          UNKNOWN,
          "text/plain",
          "text/csv",
          "text/markdown",
          "application/json",
          "audio/mpeg",
          "audio/mp4",
          "audio/x-m4a",
          "audio/wav",
          "audio/x-wav",
          "audio/ogg",
          "audio/webm",
          "audio/flac",
          "audio/aac",
          "video/mp4",
          "video/webm",
          "video/quicktime");

  private FileTypes() {}

  /**
   * The type to store a file by.
   *
   * @param declared by the client; null when it declares none
   * @param head the first bytes
   * @return empty when the type is not allowed or the bytes are something else
   */
  public static Optional<String> accept(@Nullable String declared, ByteBuffer head) {
    Optional<String> found = recognise(head);
    String type = declared == null ? UNKNOWN : plain(declared);
    if (type.equals(UNKNOWN)) {
      return Optional.of(found.orElse(UNKNOWN));
    }
    if (found.isPresent()) {
      boolean same = found.get().equals(type) || (found.get().equals(ZIP) && IN_ZIP.contains(type));
      return same ? Optional.of(type) : Optional.empty();
    }
    return TRUSTED.contains(type) ? Optional.of(type) : Optional.empty();
  }

  /** All types that are allowed, in their order, for messages. */
  public static Set<String> allowed() {
    Set<String> types = new TreeSet<>(TRUSTED);
    types.addAll(IN_ZIP);
    types.addAll(BY_START.values());
    types.add("image/webp");
    return types;
  }

  private static Optional<String> recognise(ByteBuffer head) {
    byte[] bytes = new byte[head.remaining()];
    head.duplicate().get(bytes);
    String start = new String(bytes, ISO_8859_1);
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return Optional.of("image/webp");
    }
    return BY_START.entrySet().stream()
        .filter(entry -> start.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The type without parameters, as {@code text/plain} of {@code Text/Plain; charset=utf-8}. */
  private static String plain(String declared) {
    int end = declared.indexOf(';');
    String type = end < 0 ? declared : declared.substring(0, end);
    String lower = type.strip().toLowerCase(Locale.ROOT);
    return lower.equals("image/jpg") ? "image/jpeg" : lower;
  }
}
