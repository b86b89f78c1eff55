package io.gantry.fake;

import io.gantry.chat.Message;
import io.gantry.store.jaaz.JaazNumbers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Who names the messages of a version, and how. */
enum MessageIds {
  /** The caller. */
  GIVEN {
    @Override
    Message placed(Message given, @Nullable String last) {
      return given;
    }
  },
  /** The table counts: its last number is never used again. */
  NUMBERS {
    @Override
    Message placed(Message given, @Nullable String last) {
      long before = last == null ? 0 : Long.parseLong(last);
      long next = JaazNumbers.parse(given.id()).orElse(0);
      long number = next > before ? next : before + 1;
      return named(given, Long.toString(number), "%019d".formatted(number));
    }
  },
  /** Its time, moved on until it comes last in its conversation. */
  TIMES {
    @Override
    Message placed(Message given, @Nullable String last) {
      if (isTime(given.id()) && isAfter(given.id(), last)) {
        return named(given, given.id(), given.id());
      }
      String time = FORM.format(utc(given.createdAt()));
      String id = isAfter(time, last) ? time : next(last);
      return named(given, id, id);
    }
  };

  private static final Duration MICRO = Duration.of(1, ChronoUnit.MICROS);

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss_SSSSSS");

  /**
   * The message under the id and order key that it is stored with.
   *
   * @param last the greatest id so far; null when there is none
   */
  abstract Message placed(Message given, @Nullable String last);

  /** Whether an id has the form of those that are given here, and is kept when it comes last. */
  boolean isOwn(String id) {
    return switch (this) {
      case GIVEN -> false;
      case NUMBERS -> JaazNumbers.parse(id).isPresent();
      case TIMES -> isTime(id);
    };
  }

  private static boolean isTime(String id) {
    return id.matches("[0-9]{8}_[0-9]{6}_[0-9]{6}");
  }

  private static boolean isAfter(String id, @Nullable String last) {
    return last == null || id.compareTo(last) > 0;
  }

  private static String next(@Nullable String last) {
    return FORM.format(LocalDateTime.parse(String.valueOf(last), FORM).plus(MICRO));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Message named(Message given, String id, String orderKey) {
    return RecordCopy.with(RecordCopy.with(given, "id", id), "orderKey", orderKey);
  }
}
