package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.Roles;
import io.gantry.api.jaaz.JaazShapes.Existence;
import io.gantry.api.jaaz.JaazShapes.Outcome;
import io.gantry.api.jaaz.JaazShapes.Proxy;
import io.gantry.api.jaaz.JaazShapes.ProxyStatus;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.json.JsonParts;
import io.gantry.common.JsonText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The caller's settings, for old clients; reading them is {@code io.gantry.api.SettingsResource},
 * which answers for both kinds of clients.
 */
@ApiComponent
@Path("settings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.MEMBER})
public class JaazSettingsResource {

  private static final Outcome DONE = new Outcome("success", "Settings updated successfully");

  private static final String SYSTEM = "system";
  private static final Pattern ADDRESS = Pattern.compile("(?:https?|socks[45])://.*");

  private final JaazSettings settings;
  private final JsonParts parts;

  @Inject
  public JaazSettingsResource(JaazSettings settings, Json json) {
    this.settings = requireNonNull(settings, "settings");
    this.parts = json.parts();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Outcome merge(JsonBody body) {
    settings.merge(JaazBody.of(body, parts).members());
    return DONE;
  }

  @GET
  @Path("exists")
  public Existence exists() {
    return new Existence(settings.exist());
  }

  @GET
  @Path("proxy")
  public Proxy proxy() {
    return new Proxy(current());
  }

  @POST
  @Path("proxy")
  @Consumes(MediaType.APPLICATION_JSON)
  public Outcome setProxy(JsonBody json) {
    String proxy = JaazBody.of(json, parts).text(JaazSettings.PROXY);
    if (proxy == null) {
      throw JaazBody.refused(JaazSettings.PROXY, "is required");
    }
    if (!isUsable(proxy)) {
      throw JaazBody.refused(
          JaazSettings.PROXY, "must be '', 'system' or an http, https, socks4 or socks5 address");
    }
    settings.merge(Map.of(JaazSettings.PROXY, parts.text(proxy)));
    return DONE;
  }

  @GET
  @Path("proxy/status")
  public ProxyStatus proxyStatus() {
    String proxy = current();
    if (proxy.isEmpty()) {
      return new ProxyStatus(false, true, "Proxy is disabled");
    }
    if (proxy.equals(SYSTEM)) {
      return new ProxyStatus(true, true, "Using system proxy");
    }
    return isUsable(proxy)
        ? new ProxyStatus(true, true, "Using custom proxy")
        : new ProxyStatus(true, false, "Proxy configuration is invalid");
  }

  /** What is no text is a setting that cannot be used. */
  private String current() {
    JsonText proxy = requireNonNull(settings.read().get(JaazSettings.PROXY));
    return parts.string(proxy).orElse(proxy.value());
  }

  private static boolean isUsable(String proxy) {
    return proxy.isEmpty() || proxy.equals(SYSTEM) || ADDRESS.matcher(proxy).matches();
  }
}
