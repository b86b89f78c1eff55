package io.gantry.api.jaaz;

import io.gantry.api.json.InstantText;
import io.gantry.store.SchemaVersion;
import java.time.Instant;

/**
 * Times as the old servers wrote them: with three digits of fraction on SQLite (versions 1 to 4),
 * with six on DynamoDB. Later versions follow the newer of the two, which loses nothing.
 */
final class JaazTimes {

  private static final int MICROS_PER_MILLI = 1_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private JaazTimes() {}

  /**
   * A time of version 1 to 4 with parts of a millisecond, which no old server wrote, keeps them.
   */
  static String text(Instant instant, SchemaVersion version) {
    String text = InstantText.format(instant);
    boolean hasMicros = instant.getNano() / NANOS_PER_MICRO % MICROS_PER_MILLI != 0;
    return version.number() > SchemaVersion.V4.number() || hasMicros
        ? text
        : text.substring(0, text.length() - "000Z".length()) + "Z";
  }
}
