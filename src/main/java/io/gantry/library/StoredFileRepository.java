package io.gantry.library;

import io.gantry.common.OwnedRepository;

/** The stored files of one tenant. */
public interface StoredFileRepository extends OwnedRepository<StoredFile> {}
