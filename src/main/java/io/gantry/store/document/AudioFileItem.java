package io.gantry.store.document;

import io.gantry.library.AudioFile;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An audio file as it lies in the table. */
@Entity("audio_file")
record AudioFileItem(
    @Id("id") String id,
    @Column("owner_id") String ownerId,
    @Column("s3_key") String s3Key,
    @Column("file_size") @Nullable Long fileSize,
    @Column("recorded_at") @Nullable Instant recordedAt,
    @Column("uploaded_at") Instant uploadedAt,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision)
    implements OwnedItem<AudioFile> {

  static AudioFileItem of(AudioFile audioFile) {
    return new AudioFileItem(
        audioFile.id(),
        audioFile.ownerId(),
        audioFile.s3Key(),
        audioFile.fileSize(),
        audioFile.recordedAt(),
        audioFile.uploadedAt(),
        audioFile.createdAt(),
        audioFile.updatedAt(),
        audioFile.revision());
  }

  @Override
  public AudioFile toDomain() {
    return new AudioFile(
        id, ownerId, s3Key, fileSize, recordedAt, uploadedAt, createdAt, updatedAt, revision);
  }
}
