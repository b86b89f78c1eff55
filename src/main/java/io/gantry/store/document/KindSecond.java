package io.gantry.store.document;

import io.gantry.common.ListPosition;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Times;
import io.gantry.store.jaaz.JaazTimes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The second at which an index of version 6 has a text, which ought to be a time. Indexes order
 * texts, so this is the last second whose spelling, {@code 2025-06-02T11:39:52}, does not stand
 * behind the text: for a time in ISO form and UTC the one that it names, and for any other text one
 * that keeps the order of the index.
 */
record KindSecond(Instant start) {

  private static final int LENGTH = 19;

  private static final long EARLIEST = Times.EARLIEST.getEpochSecond();
  private static final long LATEST = Times.LATEST.getEpochSecond();

  static KindSecond of(Instant instant) {
    return new KindSecond(instant.truncatedTo(ChronoUnit.SECONDS));
  }

  static KindSecond of(String text) {
    KindSecond named = of(JaazTimes.read(text, null));
    return text.startsWith(named.spelled()) ? named : before(text);
  }

  /** Few texts come here; the spellings are in the order of the seconds, so halves are cut. */
  private static KindSecond before(String text) {
    long low = EARLIEST;
    long high = LATEST;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (ofEpoch(middle).spelled().compareTo(text) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return ofEpoch(low);
  }

  private static KindSecond ofEpoch(long second) {
    return new KindSecond(Instant.ofEpochSecond(second));
  }

  private String spelled() {
    return JaazTimes.ofDynamoDb(start).substring(0, LENGTH);
  }

  /** The text from which on an index has this second; null for the first, which has no bound. */
  @Nullable String from() {
    return start.getEpochSecond() <= EARLIEST ? null : spelled();
  }

  /** A text behind all that an index has of this second; null for the last. */
  @Nullable String after() {
    return start.getEpochSecond() >= LATEST ? null : ofEpoch(start.getEpochSecond() + 1).spelled();
  }

  /** The place of a record of this second, whose time may say that it belongs elsewhere. */
  ListPosition place(OwnedRecord<?> record) {
    return of(record.recency()).equals(this)
        ? ListPosition.of(record)
        : new ListPosition(start, record.id());
  }
}
