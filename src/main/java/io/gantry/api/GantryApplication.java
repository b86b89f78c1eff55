package io.gantry.api;

import io.gantry.api.auth.AccessFeature;
import io.gantry.api.auth.AudioServiceAuthResource;
import io.gantry.api.auth.AuthResource;
import io.gantry.api.auth.SessionResource;
import io.gantry.api.idempotency.IdempotencyFeature;
import io.gantry.api.jaaz.JaazCanvasResource;
import io.gantry.api.jaaz.JaazChatResource;
import io.gantry.api.jaaz.JaazConfigResource;
import io.gantry.api.jaaz.JaazFileResource;
import io.gantry.api.jaaz.JaazModelResource;
import io.gantry.api.jaaz.JaazSettingsResource;
import io.gantry.api.jaaz.JaazUserResource;
import io.gantry.api.jaaz.JaazWorkflowResource;
import io.gantry.api.json.JsonReader;
import io.gantry.api.json.JsonWriter;
import io.gantry.api.metrics.RouteFeature;
import io.gantry.api.problem.ProblemMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The REST API. Its classes are named one by one: scanning would also take in what libraries bring
 * along.
 */
@ApplicationPath("/api")
public class GantryApplication extends Application {

  private static final Set<Class<?>> RESOURCES =
      Set.of(
          AdminExportResource.class,
          AdminMoveResource.class,
          AdminQuarantineResource.class,
          AdminStoreResource.class,
          AdminTenantResource.class,
          AdminUserResource.class,
          AudioFileResource.class,
          AudioServiceAuthResource.class,
          AuthResource.class,
          SessionResource.class,
          AudioServiceHealthResource.class,
          AudioServiceResource.class,
          CanvasResource.class,
          ConversationResource.class,
          DocumentResource.class,
          FileResource.class,
          JaazCanvasResource.class,
          JaazChatResource.class,
          JaazConfigResource.class,
          JaazFileResource.class,
          JaazModelResource.class,
          JaazSettingsResource.class,
          JaazUserResource.class,
          JaazWorkflowResource.class,
          MessageResource.class,
          ProviderConfigResource.class,
          SettingsResource.class,
          SharedResource.class,
          TicketResource.class,
          WorkflowResource.class);

  private static final Set<Class<?>> PROVIDERS =
      Set.of(
          AccessFeature.class,
          ContentCodingFilter.class,
          IdempotencyFeature.class,
          KindFeature.class,
          JsonReader.class,
          JsonWriter.class,
          ProblemMapper.class,
          RouteFeature.class,
          UploadLimitFilter.class);

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new HashSet<>(RESOURCES);
    classes.addAll(PROVIDERS);
    return Set.copyOf(classes);
  }

  /** Settings of Jersey; other servers ignore them. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        // Any value but their own switches the server's JSON providers off: they would win over
        // ours.
        "jersey.config.jsonFeature", "io.gantry.api.json",
        // No second description of the API beside the OpenAPI document.
        "jersey.config.server.wadl.disableWadl", true,
        // What Jersey refuses before any resource goes to web.xml's error page, which is a problem.
        "jersey.config.server.response.setStatusOverSendError", false,
        // Our addresses are relative, so that they are right behind any proxy.
        "jersey.config.server.headers.location.relative.resolution.disabled", true);
  }
}
