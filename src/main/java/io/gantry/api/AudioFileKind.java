package io.gantry.api;

import io.gantry.common.OwnedRepository;
import io.gantry.library.AudioFile;
import io.gantry.store.Workspace;
import org.jspecify.annotations.Nullable;

final class AudioFileKind implements OwnedKind<AudioFile, AudioFileBody> {

  @Override
  public String name() {
    return "audio file";
  }

  @Override
  public String path() {
    return "audio-files";
  }

  @Override
  public Class<AudioFileBody> bodyType() {
    return AudioFileBody.class;
  }

  @Override
  public OwnedRepository<AudioFile> repository(Workspace workspace) {
    return workspace.audioFiles();
  }

  @Override
  public @Nullable String idIn(AudioFileBody body) {
    return body.id();
  }

  @Override
  public AudioFileBody bodyOf(AudioFile file) {
    return new AudioFileBody(
        null, file.s3Key(), file.fileSize(), file.recordedAt(), file.uploadedAt());
  }

  /** Uploaded now, unless the client says when. */
  @Override
  public AudioFile create(AudioFileBody body, Stamp stamp) {
    return new AudioFile(
        stamp.id(),
        stamp.ownerId(),
        Required.value("s3_key", body.s3Key()),
        body.fileSize(),
        body.recordedAt(),
        body.uploadedAt() == null ? stamp.createdAt() : body.uploadedAt(),
        stamp.createdAt(),
        stamp.updatedAt(),
        stamp.revision());
  }
}
