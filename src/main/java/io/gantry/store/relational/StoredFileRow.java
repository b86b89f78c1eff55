package io.gantry.store.relational;

import io.gantry.library.StoredFile;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code stored_files}. */
@Entity
@Table(name = "stored_files")
class StoredFileRow extends OwnedRow<StoredFile> {

  @Convert(converter = StoredText.class)
  @Nullable String fileName;

  @Nullable String titleKey;

  @Convert(converter = StoredText.class)
  String path;

  @Convert(converter = StoredText.class)
  @Nullable String mimeType;

  @Nullable Long size;

  @Nullable String sha256;

  @Nullable Integer width;

  @Nullable Integer height;

  /** For Hibernate. */
  protected StoredFileRow() {}

  private StoredFileRow(TenantId tenant, StoredFile record) {
    super(tenant, record);
    fileName = record.fileName();
    titleKey = FoldedKey.ofOptional(record.fileName());
    path = record.path();
    mimeType = record.mimeType();
    size = record.size();
    sha256 = record.sha256();
    width = record.width();
    height = record.height();
  }

  static StoredFileRow of(TenantId tenant, StoredFile record) {
    return new StoredFileRow(tenant, record);
  }

  @Override
  StoredFile toDomain() {
    return new StoredFile(
        key.id(),
        ownerId,
        fileName,
        path,
        mimeType,
        size,
        sha256,
        width,
        height,
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
