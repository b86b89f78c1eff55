package io.gantry.library;

import io.gantry.common.Numbers;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording that a client put into an object store itself.
 *
 * @param s3Key where the client put it
 * @param fileSize in bytes; null when the client did not say
 * @param recordedAt when it was recorded; null when unknown
 */
public record AudioFile(
    String id,
    String ownerId,
    String s3Key,
    @Nullable Long fileSize,
    @Nullable Instant recordedAt,
    Instant uploadedAt,
    Instant createdAt,
    Instant updatedAt,
    long revision)
    implements OwnedRecord<AudioFile> {

  /** The longest key of Amazon S3, in bytes there. */
  public static final int MAX_KEY_LENGTH = 1_024;

  public AudioFile {
    Text.requireId("id", id);
    Text.requireId("owner_id", ownerId);
    Text.requireFilled("s3_key", s3Key, MAX_KEY_LENGTH);
    Numbers.requireNotNegative("file_size", fileSize);
    recordedAt = Times.optionalInstant("recorded_at", recordedAt);
    uploadedAt = Times.requireInstant("uploaded_at", uploadedAt);
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  @Override
  public AudioFile withRevision(long newRevision) {
    return new AudioFile(
        id, ownerId, s3Key, fileSize, recordedAt, uploadedAt, createdAt, updatedAt, newRevision);
  }

  @Override
  public Instant recency() {
    return uploadedAt;
  }

  @Override
  public AudioFile listed() {
    return this;
  }
}
