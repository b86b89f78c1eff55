package io.gantry.store.relational;

import io.gantry.library.AudioFile;
import io.gantry.library.AudioFileRepository;

/** See {@link AudioFileRepository}. */
final class AudioFileTable extends OwnedTable<AudioFile> implements AudioFileRepository {

  AudioFileTable(TenantUnits units) {
    super(OwnedKind.AUDIO_FILE, units);
  }
}
