package io.gantry.move;

import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.move.digest.RecordShape;
import io.gantry.store.BulkRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A number for a record and all that it holds: the sum of those that a load wrote tells whether the
 * target holds just these. Two checksums that cost little beside writing; they guard against
 * mistakes, while {@link io.gantry.move.digest.RecordDigest} proves.
 */
final class RecordMark {

  /** No byte of UTF-8. */
  private static final int END = 0xFF;

  /** No byte of UTF-8 either. */
  private static final int NULL = 0xFE;

  /** Spreads the bits, as the step of SplitMix64. */
  private static final long SPREAD = 0xBF58476D1CE4E5B9L;

  private final CRC32 one = new CRC32();
  private final CRC32C other = new CRC32C();

  /** The sum of the marks, modulo 2^64. */
  static long sum(List<BulkRecord> records) {
    RecordMark mark = new RecordMark();
    return records.stream().mapToLong(mark::of).sum();
  }

  private long of(BulkRecord record) {
    one.reset();
    other.reset();
    add(record.tenant().value());
    add(record.kind().name());
    record.key().parts().forEach(this::add);
    for (RecordShape.Component component : RecordShape.of(record.value()).components()) {
      add(text(component.of(record.value())));
    }
    long mark = one.getValue() << Integer.SIZE | other.getValue();
    mark = (mark ^ (mark >>> 30)) * SPREAD;
    return mark ^ (mark >>> 31);
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof JsonText json) {
      return json.value();
    }
    if (value instanceof Secret secret) {
      return secret.reveal();
    }
    return value == null ? null : value.toString();
  }

  private void add(@Nullable String text) {
    if (text == null) {
      one.update(NULL);
      other.update(NULL);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      one.update(bytes);
      other.update(bytes);
    }
    one.update(END);
    other.update(END);
  }
}
