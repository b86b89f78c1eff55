package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.files.FileStorage;
import io.gantry.common.OwnedRepository;
import io.gantry.library.StoredFile;
import io.gantry.store.Workspace;
import org.jspecify.annotations.Nullable;

/** Stored files; what is deleted takes its bytes along. */
final class StoredFileKind implements OwnedKind<StoredFile, StoredFileBody> {

  private final FileStorage storage;

  StoredFileKind(FileStorage storage) {
    this.storage = requireNonNull(storage, "storage");
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public String path() {
    return "files";
  }

  @Override
  public Class<StoredFileBody> bodyType() {
    return StoredFileBody.class;
  }

  @Override
  public OwnedRepository<StoredFile> repository(Workspace workspace) {
    return new FilesWithBytes(workspace.files(), storage);
  }

  @Override
  public @Nullable String idIn(StoredFileBody body) {
    return null;
  }

  @Override
  public StoredFileBody bodyOf(StoredFile file) {
    return new StoredFileBody(file.fileName());
  }

  @Override
  public StoredFile create(StoredFileBody body, Stamp stamp) {
    throw new UnsupportedOperationException("A file is made from its bytes");
  }

  @Override
  public StoredFile change(StoredFile before, StoredFileBody body, Stamp stamp) {
    return new StoredFile(
        before.id(),
        before.ownerId(),
        body.fileName(),
        before.path(),
        before.mimeType(),
        before.size(),
        before.sha256(),
        before.width(),
        before.height(),
        before.createdAt(),
        stamp.updatedAt(),
        before.revision());
  }
}
