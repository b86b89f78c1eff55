package io.gantry.library;

import io.gantry.common.OwnedRepository;

/** The audio files of one tenant. */
public interface AudioFileRepository extends OwnedRepository<AudioFile> {}
