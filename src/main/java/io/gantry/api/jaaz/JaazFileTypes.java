package io.gantry.api.jaaz;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Endings of file names that stand for types: versions 1 to 6 keep no other word of a type. */
final class JaazFileTypes {

  /** The first ending of a type is the one that new files get. */
  private static final Map<String, String> BY_ENDING = new LinkedHashMap<>();

  static {
    BY_ENDING.put("png", "image/png");
    BY_ENDING.put("jpg", "image/jpeg");
    BY_ENDING.put("jpeg", "image/jpeg");
    BY_ENDING.put("gif", "image/gif");
    BY_ENDING.put("webp", "image/webp");
    BY_ENDING.put("mp4", "video/mp4");
    BY_ENDING.put("webm", "video/webm");
    BY_ENDING.put("mov", "video/quicktime");
    // What the old servers made of video/quicktime.
    BY_ENDING.put("quicktime", "video/quicktime");
    BY_ENDING.put("mp3", "audio/mpeg");
    BY_ENDING.put("m4a", "audio/mp4");
    BY_ENDING.put("wav", "audio/wav");
    BY_ENDING.put("ogg", "audio/ogg");
    BY_ENDING.put("weba", "audio/webm");
    BY_ENDING.put("flac", "audio/flac");
    BY_ENDING.put("aac", "audio/aac");
  }

  /** Other names of types above. */
  private static final Map<String, String> ALIASES =
      Map.of("audio/x-m4a", "audio/mp4", "audio/x-wav", "audio/wav");

  private JaazFileTypes() {}

  /** The ending for a new file of the type; {@code bin} for one that has none here. */
  static String ending(String type) {
    String plain = ALIASES.getOrDefault(type, type);
    return BY_ENDING.entrySet().stream()
        .filter(entry -> entry.getValue().equals(plain))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("bin");
  }

  /** The type that the name ends on; empty when it ends on none. */
  static Optional<String> ofName(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_ENDING.get(ending));
  }
}
