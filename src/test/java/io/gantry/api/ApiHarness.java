package io.gantry.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.account.CurrentUser;
import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonReader;
import io.gantry.api.json.JsonWriter;
import io.gantry.api.problem.ProblemAnswers;
import io.gantry.api.problem.ProblemMapper;
import io.gantry.common.Ids;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/** The API on a store in memory, called in its own JAX-RS server without a network. */
final class ApiHarness {

  static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

  private final InMemoryStore store = new InMemoryStore();
  private final Workspace workspace = store.workspace(TenantId.DEFAULT);
  private final RequestedRecord requested = new RequestedRecord();
  private final ApplicationHandler server;
  private Instant now = NOW;
  private String userId = "alice";

  ApiHarness() {
    Clock clock = new HarnessClock();
    Ids ids = new Ids(clock);
    Json json = new Json();
    Caller caller = new Caller(workspace, new HarnessUser(), requested, clock, ids);
    ResourceConfig config =
        new ResourceConfig()
            .addProperties(new GantryApplication().getProperties())
            .register(new JsonReader(json))
            .register(new JsonWriter(json))
            .register(new ProblemMapper(new ProblemAnswers(ids)))
            .register(new CanvasResource(caller, json))
            .register(new WorkflowResource(caller, json))
            .register(new DocumentResource(caller, json))
            .register(new AudioFileResource(caller, json))
            .register(new ConversationResource(caller, json, new ShareIds()))
            .register(new MessageResource(new Messages(caller, json)))
            .register(new SharedResource(store));
    server = new ApplicationHandler(config);
    addUser("alice");
    addUser("bob");
  }

  Workspace workspace() {
    return workspace;
  }

  RequestedRecord requested() {
    return requested;
  }

  ApiHarness as(String user) {
    userId = user;
    return this;
  }

  void setNow(Instant instant) {
    now = instant;
  }

  Answer get(String path) {
    return send("GET", path, null, Map.of());
  }

  Answer post(String path, String json) {
    return send("POST", path, json, Map.of());
  }

  Answer patch(String path, String json) {
    return send("PATCH", path, json, Map.of("Content-Type", JsonReader.MERGE_PATCH));
  }

  Answer delete(String path) {
    return send("DELETE", path, null, Map.of());
  }

  /** Sends a request; its body is JSON unless a header says otherwise. */
  Answer send(String method, String path, String body, Map<String, String> headers) {
    ContainerRequest request =
        new ContainerRequest(
            URI.create("http://localhost/api/"),
            URI.create("http://localhost/api/" + path),
            method,
            null,
            new MapPropertiesDelegate(),
            null);
    if (body != null) {
      request.setEntityStream(new ByteArrayInputStream(body.getBytes(UTF_8)));
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request.getHeaders()::putSingle);
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ContainerResponse response = server.apply(request, out).get();
      Map<String, String> answered = new HashMap<>();
      response.getStringHeaders().forEach((name, values) -> answered.put(name, values.get(0)));
      return new Answer(response.getStatus(), Map.copyOf(answered), out.toString(UTF_8));
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void addUser(String id) {
    workspace
        .users()
        .create(
            new User(id, id, null, null, Role.MEMBER, UserStatus.ACTIVE, null, null, NOW, NOW, 1),
            null);
  }

  /** What was answered. */
  record Answer(int status, Map<String, String> headers, String body) {

    /** The value of a string member of the body that is named only once. */
    String member(String name) {
      Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(body);
      if (!matcher.find()) {
        throw new AssertionError("No member " + name + " in " + body);
      }
      return matcher.group(1);
    }
  }

  private final class HarnessUser implements CurrentUser {

    @Override
    public String id() {
      return userId;
    }

    @Override
    public Role role() {
      return Role.MEMBER;
    }
  }

  private final class HarnessClock extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
