package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.gantry.api.ApiComponent;
import io.gantry.api.Roles;
import io.gantry.api.jaaz.JaazShapes.Model;
import io.gantry.api.jaaz.JaazShapes.Tool;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonParts;
import io.gantry.common.JsonText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The models that the caller's providers are configured with. Nobody is asked for more. */
@ApiComponent
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class JaazModelResource {

  /** Providers that work without a key. */
  private static final Set<String> KEYLESS = Set.of("comfyui", "bedrock", "ollama");

  private static final String TEXT = "text";

  private final JaazProviders providers;
  private final JsonParts parts;

  @Inject
  public JaazModelResource(JaazProviders providers, Json json) {
    this.providers = requireNonNull(providers, "providers");
    this.parts = json.parts();
  }

  @GET
  @Path("list_models")
  public List<Model> models() {
    List<Model> models = new ArrayList<>();
    providers.read().forEach((provider, config) -> models.addAll(models(provider, config)));
    return models;
  }

  /** What makes pictures and films is a tool to the clients that know tools. */
  @GET
  @Path("list_tools")
  public List<Tool> tools() {
    return models().stream()
        .filter(model -> !model.type().equals(TEXT))
        .map(model -> new Tool(model.model(), model.provider(), model.type(), model.model()))
        .toList();
  }

  private List<Model> models(String provider, Map<String, JsonText> config) {
    boolean hasKey = !text(config, "api_key").isEmpty();
    if (!hasKey && !KEYLESS.contains(provider)) {
      return List.of();
    }
    List<Model> models = new ArrayList<>();
    parts
        .tree(config.getOrDefault("models", JsonText.EMPTY_OBJECT))
        .properties()
        .forEach(entry -> models.add(model(provider, entry.getKey(), entry.getValue(), config)));
    return models;
  }

  private Model model(String provider, String name, JsonNode model, Map<String, JsonText> config) {
    return new Model(
        provider,
        name,
        text(config, "url"),
        model.path("type").asText(TEXT),
        model.path("media_type").isTextual() ? model.path("media_type").textValue() : null);
  }

  private String text(Map<String, JsonText> config, String name) {
    JsonText value = config.get(name);
    return value == null ? "" : parts.string(value).orElse("");
  }
}
