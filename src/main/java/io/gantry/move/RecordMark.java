package io.gantry.move;

import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.common.Times;
import io.gantry.move.digest.RecordShape;
import io.gantry.store.BulkRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number for a record and all that it holds: the sum of those that a load wrote tells whether the
 * target holds just these. It costs little beside writing: it guards against mistakes, while {@link
 * io.gantry.move.digest.RecordDigest} proves.
 */
final class RecordMark {

  /** The step of SplitMix64, and its multipliers, which spread the bits. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private static final long SPREAD = 0xBF58476D1CE4E5B9L;
  private static final long SPREAD_MORE = 0x94D049BB133111EBL;

  /** A text or a number gives this one as seldom as any other. */
  private static final long NULL = STEP;

  private RecordMark() {}

  /** The sum of the marks, modulo 2^64. */
  static long sum(List<BulkRecord> records) {
    long sum = 0;
    for (BulkRecord record : records) {
      sum += of(record);
    }
    return sum;
  }

  private static long of(BulkRecord record) {
    long mark = with(0, number(record.tenant().value()));
    mark = with(mark, number(record.kind().name()));
    for (String part : record.key().parts()) {
      mark = with(mark, number(part));
    }
    for (RecordShape.Component component : RecordShape.of(record.value()).components()) {
      mark = with(mark, number(component.of(record.value())));
    }
    return mark;
  }

  /** Depends on the order, so that two values that change places change it. */
  private static long with(long mark, long number) {
    long mixed = (mark ^ number) + STEP;
    mixed = (mixed ^ (mixed >>> 30)) * SPREAD;
    mixed = (mixed ^ (mixed >>> 27)) * SPREAD_MORE;
    return mixed ^ (mixed >>> 31);
  }

  private static long number(@Nullable Object value) {
    if (value instanceof String text) {
      return number(text);
    }
    if (value instanceof JsonText json) {
      return number(json.value());
    }
    if (value instanceof Instant instant) {
      return Times.toMicros(instant);
    }
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    if (value instanceof Secret secret) {
      return number(secret.reveal());
    }
    return value == null ? NULL : number(value.toString());
  }

  private static long number(String text) {
    return (long) text.hashCode() << Integer.SIZE | text.length();
  }
}
