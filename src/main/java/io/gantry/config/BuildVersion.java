package io.gantry.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Which Gantry this is. */
public final class BuildVersion {

  private BuildVersion() {}

  /** As the build wrote it; {@code unknown} where none did. */
  public static String text() {
    try (InputStream text =
        BuildVersion.class.getResourceAsStream("/META-INF/gantry-version.txt")) {
      return text == null ? "unknown" : new String(text.readAllBytes(), UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
