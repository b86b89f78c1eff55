package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Message;
import io.gantry.common.Times;
import io.gantry.store.jaaz.JaazNumbers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Brings the ids of messages from one form into another, and their order keys with them. Different
 * ids stay different, and the order stays. The number n and the moment n microseconds after 1970
 * stand for each other.
 */
final class MessageNames {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss_SSSSSS", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Pattern MOMENT_FORM = Pattern.compile("[0-9]{8}_[0-9]{6}_[0-9]{6}");

  private static final long EARLIEST = Times.toMicros(Times.EARLIEST);
  private static final long LATEST = Times.toMicros(Times.LATEST);

  private final MessageIdForm from;
  private final MessageIdForm to;

  MessageNames(MessageIdForm from, MessageIdForm to) {
    this.from = requireNonNull(from, "from");
    this.to = requireNonNull(to, "to");
  }

  /** Whether every message keeps its id. */
  boolean isIdentity() {
    return from == to || to == MessageIdForm.ANY;
  }

  /** The message under its id in the target; empty when it can have none there. */
  Optional<Message> map(Message message) {
    if (isIdentity()) {
      return Optional.of(message);
    }
    return switch (to) {
      case ANY -> Optional.of(message);
      case NUMBER -> toNumber(message);
      case MOMENT -> toMoment(message);
    };
  }

  /** The id that a number is in the target. */
  static String shown(long number, MessageIdForm form) {
    return form == MessageIdForm.MOMENT ? moment(number) : Long.toString(number);
  }

  /** The message under the id that a number is in the target. */
  Message numbered(Message message, long number) {
    String id = shown(number, to);
    String orderKey = to == MessageIdForm.NUMBER ? JaazNumbers.orderKey(number) : id;
    return Rewritten.named(message, id, orderKey);
  }

  private static Optional<Message> toNumber(Message message) {
    if (numberOf(message).isPresent()) {
      return Optional.of(message);
    }
    OptionalLong number = microsOf(message);
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Rewritten.named(
                message,
                Long.toString(number.getAsLong()),
                JaazNumbers.orderKey(number.getAsLong())));
  }

  /** Tables by moment order by the id itself, whatever its form. */
  private static Optional<Message> toMoment(Message message) {
    OptionalLong number = numberOf(message);
    if (number.isEmpty()) {
      return Optional.of(message).filter(any -> any.orderKey().equals(any.id()));
    }
    if (number.getAsLong() < EARLIEST || number.getAsLong() > LATEST) {
      return Optional.empty();
    }
    String moment = moment(number.getAsLong());
    return Optional.of(Rewritten.named(message, moment, moment));
  }

  /** The number that a message has whose order is that of numbers. */
  private static OptionalLong numberOf(Message message) {
    OptionalLong number = JaazNumbers.row(message.id());
    return number.isPresent() && JaazNumbers.orderKey(number.getAsLong()).equals(message.orderKey())
        ? number
        : OptionalLong.empty();
  }

  private static OptionalLong microsOf(Message message) {
    String id = message.id();
    if (!MOMENT_FORM.matcher(id).matches() || !message.orderKey().equals(id)) {
      return OptionalLong.empty();
    }
    try {
      Instant instant = LocalDateTime.parse(id, MOMENT).toInstant(ZoneOffset.UTC);
      long micros = Times.toMicros(instant);
      return moment(micros).equals(id) ? OptionalLong.of(micros) : OptionalLong.empty();
    } catch (DateTimeException noSuchDay) {
      return OptionalLong.empty();
    }
  }

  private static String moment(long micros) {
    return MOMENT.format(LocalDateTime.ofInstant(Times.ofMicros(micros), ZoneOffset.UTC));
  }
}
