package io.gantry.api;

import io.gantry.api.json.Json;
import io.gantry.provider.ProviderConfig;
import io.gantry.security.SecretVault;
import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How the caller reaches model providers. */
@ApiComponent
@NeedsKind(EntityKind.PROVIDER_CONFIG)
@Path("provider-configs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class ProviderConfigResource extends CreatableResource<ProviderConfig, ProviderConfigBody> {

  @Inject
  public ProviderConfigResource(Caller caller, Json json, SecretVault vault, Workspace workspace) {
    super(new OwnedRecords<>(new ProviderConfigKind(vault, workspace), caller, json));
  }
}
