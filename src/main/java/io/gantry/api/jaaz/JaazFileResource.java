package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.FileContent;
import io.gantry.api.Roles;
import io.gantry.api.files.FileStorage;
import io.gantry.api.idempotency.IdempotencyFilter;
import io.gantry.api.jaaz.JaazShapes.Picture;
import io.gantry.api.jaaz.JaazShapes.Recording;
import io.gantry.api.problem.ProblemException;
import io.gantry.common.Text;
import io.gantry.library.StoredFile;
import io.gantry.store.EntityKind;
import io.gantry.store.Store;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Uploads of old clients, and the bytes under the addresses that lie in their drawings. */
@ApiComponent
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class JaazFileResource {

  /** A name in the folder of files itself; nothing in it leads anywhere else. */
  private static final Pattern PLAIN_NAME =
      Pattern.compile("[A-Za-z0-9_-]{1,100}(?:\\.[A-Za-z0-9]{1,10})?");

  private final Caller caller;
  private final Store store;
  private final FileStorage storage;
  private final JaazUploads uploads;
  private final FileContent content;

  @Inject
  public JaazFileResource(Caller caller, Store store, FileStorage storage, JaazUploads uploads) {
    this.caller = requireNonNull(caller, "caller");
    this.store = requireNonNull(store, "store");
    this.storage = requireNonNull(storage, "storage");
    this.uploads = requireNonNull(uploads, "uploads");
    this.content = new FileContent(storage);
  }

  @POST
  @Path("upload_image")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response uploadImage(
      List<EntityPart> parts,
      @HeaderParam(IdempotencyFilter.HEADER) @Nullable String idempotencyKey)
      throws IOException {
    return uploads.upload(
        parts,
        "POST /api/upload_image",
        "image",
        idempotencyKey,
        file ->
            new Picture(
                file.fileId(),
                file.url(),
                requireNonNull(file.size()).width(),
                requireNonNull(file.size()).height()));
  }

  @POST
  @Path("upload_video")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response uploadVideo(
      List<EntityPart> parts,
      @HeaderParam(IdempotencyFilter.HEADER) @Nullable String idempotencyKey)
      throws IOException {
    return uploads.upload(
        parts, "POST /api/upload_video", "video", idempotencyKey, JaazFileResource::recording);
  }

  @POST
  @Path("upload_audio")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response uploadAudio(
      List<EntityPart> parts,
      @HeaderParam(IdempotencyFilter.HEADER) @Nullable String idempotencyKey)
      throws IOException {
    return uploads.upload(
        parts, "POST /api/upload_audio", "audio", idempotencyKey, JaazFileResource::recording);
  }

  /** The bytes of one of the caller's files. */
  @GET
  @Path("file/{file_id}")
  @Produces(MediaType.WILDCARD)
  public Response read(
      @PathParam("file_id") String fileId,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch)
      throws IOException {
    StoredFile file =
        recorded(fileId)
            .or(() -> unrecorded(fileId))
            .orElseThrow(() -> ProblemException.notFound("file", fileId));
    return content.answer(typed(file), new FileContent.Wanted(range, ifRange, ifNoneMatch));
  }

  private Optional<StoredFile> recorded(String fileId) {
    return store.schemaVersion().has(EntityKind.FILE) && Text.isId(fileId)
        ? caller
            .workspace()
            .files()
            .find(caller.userId(), fileId)
            .filter(file -> storage.find(file.path()).isPresent())
        : Optional.empty();
  }

  /**
   * A file that lies in the folder and in no table: versions 1 to 3 have none, and files of theirs
   * are still in the drawings later. Where people sign in, nobody could tell whose it is.
   */
  private Optional<StoredFile> unrecorded(String fileId) {
    boolean isOpen = !store.schemaVersion().hasSignIn() && PLAIN_NAME.matcher(fileId).matches();
    return isOpen && storage.find(fileId).isPresent()
        ? Optional.of(bare(fileId))
        : Optional.empty();
  }

  private StoredFile bare(String fileId) {
    return new StoredFile(
        fileId,
        caller.userId(),
        null,
        fileId,
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        1);
  }

  /** With the type that its id ends on, when none is known: browsers show no others in place. */
  private static StoredFile typed(StoredFile file) {
    if (file.mimeType() != null) {
      return file;
    }
    return new StoredFile(
        file.id(),
        file.ownerId(),
        file.fileName(),
        file.path(),
        JaazFileTypes.ofName(file.id()).orElse(null),
        file.size(),
        file.sha256(),
        file.width(),
        file.height(),
        file.createdAt(),
        file.updatedAt(),
        file.revision());
  }

  private static Object recording(JaazUploads.Uploaded file) {
    return new Recording(file.fileId(), file.url());
  }
}
