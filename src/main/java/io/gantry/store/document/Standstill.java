package io.gantry.store.document;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Since when everything of one kind is refused, whoever asks: many who wait one after the other
 * wait for the same. Safe for use by many threads.
 */
final class Standstill {

  private final LongSupplier nanos;
  private @Nullable Long since;

  Standstill(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void end() {
    since = null;
  }

  /**
   * Notes that something was refused.
   *
   * @return how long nothing else was answered
   */
  synchronized Duration refused() {
    long now = nanos.getAsLong();
    long begin = since == null ? now : since;
    since = begin;
    return Duration.ofNanos(now - begin);
  }
}
