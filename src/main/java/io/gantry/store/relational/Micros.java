package io.gantry.store.relational;

import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as the columns hold them: microseconds since 1970, in their order. */
final class Micros {

  private Micros() {}

  static long of(Instant instant) {
    return Times.toMicros(instant);
  }

  static @Nullable Long ofOptional(@Nullable Instant instant) {
    return instant == null ? null : (Long) Times.toMicros(instant);
  }

  static Instant toInstant(long micros) {
    return Times.ofMicros(micros);
  }

  static @Nullable Instant toOptional(@Nullable Long micros) {
    return micros == null ? null : Times.ofMicros(micros);
  }
}
