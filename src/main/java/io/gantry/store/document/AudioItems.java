package io.gantry.store.document;

import io.gantry.library.AudioFile;
import io.gantry.store.jaaz.FittedText;
import io.gantry.store.jaaz.JaazTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Audio files as the audio service stores them: each time twice, in seconds since 1970 and as text
 * in UTC without a zone. It knows no time of creation or change but that of the upload; ours lie in
 * attributes of our own, when they are others.
 */
final class AudioItems {

  static final List<String> COLUMNS =
      List.of(
          "s3_key",
          "file_size",
          "uploaded_at",
          "uploaded_at_iso",
          "recorded_at",
          "recorded_at_iso",
          "created_at",
          "updated_at");

  private AudioItems() {}

  static Map<String, AttributeValue> toItem(AudioFile file) {
    Instant uploaded = file.uploadedAt();
    Instant recorded = file.recordedAt();
    return new KindItem()
        .text("file_id", KindIds.stored(file.id()))
        .text("s3_key", file.s3Key())
        .numberOrNull("file_size", file.fileSize())
        .numberOrNone("uploaded_at", uploaded.getEpochSecond())
        .text("uploaded_at_iso", naive(uploaded))
        .numberOrNone("recorded_at", recorded == null ? null : recorded.getEpochSecond())
        .textOrNone("recorded_at_iso", recorded == null ? null : naive(recorded))
        .timeUnless(uploaded, "created_at", file.createdAt())
        .timeUnless(uploaded, "updated_at", file.updatedAt())
        .toMap();
  }

  /** As {@code isoformat} of Python writes it: six digits of the second, or none. */
  private static String naive(Instant instant) {
    String text = JaazTimes.ofDynamoDb(instant);
    String local = text.substring(0, text.length() - 1);
    return local.endsWith(".000000") ? local.substring(0, local.indexOf('.')) : local;
  }

  static AudioFile toRecord(KindRow row, String id, String ownerId, long revision) {
    Instant uploaded = orElse(time(row, "uploaded_at"), JaazTimes.UNKNOWN);
    String key = FittedText.required(row.text("s3_key"), AudioFile.MAX_KEY_LENGTH);
    return new AudioFile(
        id,
        ownerId,
        key.isBlank() ? id : key,
        size(row.number("file_size")),
        time(row, "recorded_at"),
        uploaded,
        JaazTimes.parse(row.text("created_at")).orElse(uploaded),
        JaazTimes.parse(row.text("updated_at")).orElse(uploaded),
        revision);
  }

  private static @Nullable Long size(@Nullable Long bytes) {
    return bytes == null || bytes < 0 ? null : bytes;
  }

  private static Instant orElse(@Nullable Instant instant, Instant other) {
    return instant == null ? other : instant;
  }

  private static @Nullable Instant time(KindRow row, String name) {
    return JaazTimes.parse(row.text(name + "_iso")).orElseGet(() -> ofSeconds(row.number(name)));
  }

  private static @Nullable Instant ofSeconds(@Nullable Long seconds) {
    if (seconds == null) {
      return null;
    }
    try {
      LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
      return JaazTimes.parse(time.toString()).orElse(null);
    } catch (DateTimeException outOfRange) {
      return null;
    }
  }
}
