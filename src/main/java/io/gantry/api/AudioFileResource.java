package io.gantry.api;

import io.gantry.api.json.Json;
import io.gantry.library.AudioFile;
import io.gantry.store.EntityKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's audio files. */
@ApiComponent
@NeedsKind(EntityKind.AUDIO_FILE)
@Path("audio-files")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class AudioFileResource extends CreatableResource<AudioFile, AudioFileBody> {

  @Inject
  public AudioFileResource(Caller caller, Json json) {
    super(new OwnedRecords<>(new AudioFileKind(), caller, json));
  }
}
