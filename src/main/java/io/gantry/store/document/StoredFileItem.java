package io.gantry.store.document;

import io.gantry.library.StoredFile;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored file as it lies in the table. */
@Entity("file")
record StoredFileItem(
    @Id("id") String id,
    @Column("owner_id") String ownerId,
    @Column("file_name") @Nullable String fileName,
    @Column("path") String path,
    @Column("mime_type") @Nullable String mimeType,
    @Column("size") @Nullable Long size,
    @Column("sha256") @Nullable String sha256,
    @Column("width") @Nullable Integer width,
    @Column("height") @Nullable Integer height,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision,
    @Column("filter_title") @Nullable String filterTitle,
    @Column("filter_type") @Nullable String filterType,
    @Column("filter_department") @Nullable String filterDepartment,
    @Column("filter_archived") @Nullable Boolean filterArchived)
    implements OwnedItem<StoredFile> {

  static StoredFileItem of(StoredFile file) {
    return new StoredFileItem(
        file.id(),
        file.ownerId(),
        file.fileName(),
        file.path(),
        file.mimeType(),
        file.size(),
        file.sha256(),
        file.width(),
        file.height(),
        file.createdAt(),
        file.updatedAt(),
        file.revision(),
        Values.folded(file.filterTitle()),
        file.filterType(),
        Values.folded(file.filterDepartment()),
        file.filterArchived());
  }

  @Override
  public StoredFile toDomain() {
    return new StoredFile(
        id, ownerId, fileName, path, mimeType, size, sha256, width, height, createdAt, updatedAt,
        revision);
  }
}
