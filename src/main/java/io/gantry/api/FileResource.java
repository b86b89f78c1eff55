package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.files.FileStorage;
import io.gantry.api.idempotency.IdempotencyFilter;
import io.gantry.api.json.Json;
import io.gantry.api.problem.ProblemException;
import io.gantry.library.StoredFile;
import io.gantry.store.EntityKind;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The caller's files and their bytes. */
@ApiComponent
@NeedsKind(EntityKind.FILE)
@Path("files")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class FileResource extends OwnedResource<StoredFile, StoredFileBody> {

  /** The form field of the file. */
  private static final String FIELD = "file";

  private final Uploads uploads;
  private final FileContent content;

  @Inject
  public FileResource(Caller caller, Json json, FileStorage storage, Uploads uploads) {
    super(new OwnedRecords<>(new StoredFileKind(storage), caller, json));
    this.uploads = requireNonNull(uploads, "uploads");
    this.content = new FileContent(storage);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(
      List<EntityPart> parts,
      @HeaderParam(IdempotencyFilter.HEADER) @Nullable String idempotencyKey)
      throws IOException {
    EntityPart part =
        parts.stream()
            // A part without a name has none, whatever the interface says.
            .filter(each -> FIELD.equals(each.getName()))
            .findFirst()
            .orElseThrow(() -> ProblemException.invalidParameter(FIELD, "is required in the form"));
    Uploads.Outcome outcome =
        uploads.upload(
            new Uploads.Part(
                FileNames.clean(part.getFileName().orElse("")).orElse(null),
                part.getMediaType().toString(),
                part.getContent()),
            idempotencyKey);
    return outcome.before() == null
        ? created(requireNonNull(outcome.file()))
        : IdempotencyFilter.replayed(outcome.before());
  }

  /** The bytes; HEAD gives their headers alone. */
  @GET
  @Path("{id}/content")
  @Produces(MediaType.WILDCARD)
  public Response content(
      @PathParam("id") String id,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch)
      throws IOException {
    return content.answer(records().find(id), new FileContent.Wanted(range, ifRange, ifNoneMatch));
  }
}
