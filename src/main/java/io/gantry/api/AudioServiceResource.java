package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.problem.ProblemException;
import io.gantry.common.ListFilter;
import io.gantry.common.PageRequest;
import io.gantry.library.AudioFile;
import io.gantry.store.EntityKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The audio files of the caller under the paths and in the shape of the audio service, for its
 * clients: one array without pages, times without a zone.
 */
@ApiComponent
@NeedsKind(EntityKind.AUDIO_FILE)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class AudioServiceResource {

  private static final int USUAL_LIMIT = 50;
  private static final int MAX_LIMIT = 100;

  private final OwnedRecords<AudioFile, AudioFileBody> records;
  private final Json json;

  @Inject
  public AudioServiceResource(Caller caller, Json json) {
    this.records = new OwnedRecords<>(new AudioFileKind(), caller, json);
    this.json = requireNonNull(json, "json");
  }

  @GET
  @Path("user/audio-files")
  public List<AudioServiceFile> list(@QueryParam("limit") @Nullable String limit) {
    PageRequest newest = PageRequest.newestFirst(limit(limit));
    return records.list(ListFilter.ALL, newest).items().stream().map(AudioServiceFile::of).toList();
  }

  @POST
  @Path("audio-file")
  @Consumes(MediaType.APPLICATION_JSON)
  public AudioServiceFile create(JsonBody body) {
    return AudioServiceFile.of(
        records.create(json.read(body, AudioServiceFile.Request.class).body()));
  }

  @GET
  @Path("audio-file/{file_id}")
  public AudioServiceFile read(@PathParam("file_id") String fileId) {
    return AudioServiceFile.of(records.find(fileId));
  }

  @DELETE
  @Path("audio-file/{file_id}")
  public Message delete(@PathParam("file_id") String fileId) {
    records.delete(fileId, Precondition.NONE);
    return new Message("Audio file deleted successfully");
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL_LIMIT;
    }
    if (!text.matches("[0-9]{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MAX_LIMIT) {
      throw ProblemException.invalidParameter("limit", "must be from 1 to " + MAX_LIMIT);
    }
    return Integer.parseInt(text);
  }

  /** How the audio service says that something is done. */
  public record Message(String message) {}
}
