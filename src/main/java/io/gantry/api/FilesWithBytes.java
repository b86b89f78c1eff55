package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.files.FileStorage;
import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.library.StoredFile;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored files with their bytes: bytes go after the record, so that no record is ever without
 * them. Bytes that cannot be deleted are left and logged; nobody can reach them any more.
 */
final class FilesWithBytes implements OwnedRepository<StoredFile> {

  private static final Logger LOG = LoggerFactory.getLogger(FilesWithBytes.class);

  private final OwnedRepository<StoredFile> files;
  private final FileStorage storage;

  FilesWithBytes(OwnedRepository<StoredFile> files, FileStorage storage) {
    this.files = requireNonNull(files, "files");
    this.storage = requireNonNull(storage, "storage");
  }

  @Override
  public StoredFile create(StoredFile file) {
    return files.create(file);
  }

  @Override
  public Optional<StoredFile> find(String ownerId, String id) {
    return files.find(ownerId, id);
  }

  @Override
  public StoredFile replace(StoredFile file) {
    return files.replace(file);
  }

  @Override
  public boolean delete(String ownerId, String id) {
    Optional<StoredFile> file = files.find(ownerId, id);
    boolean deleted = files.delete(ownerId, id);
    file.ifPresent(this::deleteBytes);
    return deleted;
  }

  @Override
  public void delete(String ownerId, String id, long revision) {
    Optional<StoredFile> file = files.find(ownerId, id);
    files.delete(ownerId, id, revision);
    file.ifPresent(this::deleteBytes);
  }

  @Override
  public Page<StoredFile> list(String ownerId, ListFilter filter, PageRequest page) {
    return files.list(ownerId, filter, page);
  }

  private void deleteBytes(StoredFile file) {
    try {
      storage.delete(file.path());
    } catch (IOException failed) {
      LOG.warn("Bytes of a deleted file are left path={}", file.path(), failed);
    }
  }
}
