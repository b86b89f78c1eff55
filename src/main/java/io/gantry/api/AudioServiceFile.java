package io.gantry.api;

import io.gantry.api.json.InstantText;
import io.gantry.common.InvalidValueException;
import io.gantry.library.AudioFile;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** An audio file as the audio service shows it: times are UTC without saying so. */
public record AudioServiceFile(
    String fileId,
    String userId,
    String s3Key,
    @Nullable Long fileSize,
    String uploadedAt,
    @Nullable String recordedAt) {

  static AudioServiceFile of(AudioFile file) {
    return new AudioServiceFile(
        file.id(),
        file.ownerId(),
        file.s3Key(),
        file.fileSize(),
        naive(file.uploadedAt()),
        file.recordedAt() == null ? null : naive(file.recordedAt()));
  }

  private static String naive(Instant instant) {
    String text = InstantText.format(instant);
    return text.substring(0, text.length() - 1);
  }

  /**
   * What a client of the audio service sends.
   *
   * @param recordedAt with or without an offset; UTC without
   */
  public record Request(
      @Nullable String s3Key, @Nullable Long fileSize, @Nullable String recordedAt) {

    AudioFileBody body() {
      return new AudioFileBody(
          null, s3Key, fileSize, recordedAt == null ? null : recorded(recordedAt), null);
    }

    private static Instant recorded(String text) {
      return InstantText.parse(text).orElseGet(() -> naive(text));
    }

    private static Instant naive(String text) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException notATime) {
        throw new InvalidValueException(
            "recorded_at", "must be a time such as 2026-01-31T23:59:59.123456");
      }
    }
  }
}
