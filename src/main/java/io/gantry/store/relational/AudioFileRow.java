package io.gantry.store.relational;

import io.gantry.library.AudioFile;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code audio_files}. */
@Entity
@Table(name = "audio_files")
class AudioFileRow extends OwnedRow<AudioFile> {

  @Column(name = "s3_key")
  @Convert(converter = StoredText.class)
  String s3Key;

  @Nullable Long fileSize;

  @Nullable Long recordedAt;

  long uploadedAt;

  /** For Hibernate. */
  protected AudioFileRow() {}

  private AudioFileRow(TenantId tenant, AudioFile record) {
    super(tenant, record);
    s3Key = record.s3Key();
    fileSize = record.fileSize();
    recordedAt = Micros.ofOptional(record.recordedAt());
    uploadedAt = Micros.of(record.uploadedAt());
  }

  static AudioFileRow of(TenantId tenant, AudioFile record) {
    return new AudioFileRow(tenant, record);
  }

  @Override
  AudioFile toDomain() {
    return new AudioFile(
        key.id(),
        ownerId,
        s3Key,
        fileSize,
        Micros.toOptional(recordedAt),
        Micros.toInstant(uploadedAt),
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
