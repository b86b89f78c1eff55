package io.gantry.common;

import static java.util.Objects.requireNonNull;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.time.Clock;

/**
 * Makes the ids of all records: UUID version 7 in its text form. Ids of one process grow strictly,
 * even within a millisecond and when the clock goes back, so their text order is the order of
 * making; messages use that as their order key.
 */
public final class Ids {

  private final TimeOrderedEpochFactory factory;

  public Ids(Clock clock) {
    factory =
        TimeOrderedEpochFactory.builder()
            .withClock(requireNonNull(clock, "clock"))
            .withIncrementPlus1()
            .build();
  }

  /** A new id of 36 characters. */
  public String next() {
    return factory.create().toString();
  }
}
