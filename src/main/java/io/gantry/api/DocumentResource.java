package io.gantry.api;

import io.gantry.api.json.Json;
import io.gantry.library.KnowledgeDocument;
import io.gantry.store.EntityKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's knowledge documents. */
@ApiComponent
@NeedsKind(EntityKind.DOCUMENT)
@Path("documents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class DocumentResource extends CreatableResource<KnowledgeDocument, DocumentBody> {

  @Inject
  public DocumentResource(Caller caller, Json json) {
    super(new OwnedRecords<>(new DocumentKind(), caller, json));
  }
}
