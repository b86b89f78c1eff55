package io.gantry.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.account.CurrentUser;
import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.api.files.FileStorage;
import io.gantry.api.health.StoreProbe;
import io.gantry.api.idempotency.Idempotency;
import io.gantry.api.idempotency.IdempotencyFeature;
import io.gantry.api.idempotency.IdempotencyFilter;
import io.gantry.api.idempotency.IdempotentRequests;
import io.gantry.api.idempotency.RunningRequest;
import io.gantry.api.jaaz.JaazCanvasResource;
import io.gantry.api.jaaz.JaazChatResource;
import io.gantry.api.jaaz.JaazChats;
import io.gantry.api.jaaz.JaazConfigResource;
import io.gantry.api.jaaz.JaazFileResource;
import io.gantry.api.jaaz.JaazFiles;
import io.gantry.api.jaaz.JaazModelResource;
import io.gantry.api.jaaz.JaazProviders;
import io.gantry.api.jaaz.JaazSettings;
import io.gantry.api.jaaz.JaazSettingsResource;
import io.gantry.api.jaaz.JaazUploads;
import io.gantry.api.jaaz.JaazWorkflowResource;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonReader;
import io.gantry.api.json.JsonWriter;
import io.gantry.api.problem.ProblemAnswers;
import io.gantry.api.problem.ProblemMapper;
import io.gantry.common.Ids;
import io.gantry.config.GantryConfig.Limits;
import io.gantry.fake.InMemoryStore;
import io.gantry.fixture.SigningKeys;
import io.gantry.security.AccessTokens;
import io.gantry.security.KeyFolder;
import io.gantry.security.PasswordCost;
import io.gantry.security.PasswordHasher;
import io.gantry.security.SecretVault;
import io.gantry.signin.Accounts;
import io.gantry.signin.SessionGate;
import io.gantry.signin.Sessions;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreLeases;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/** The API on a store in memory, called in its own JAX-RS server without a network. */
final class ApiHarness {

  static final int MAX_BODY_BYTES = 1024 * 1024;
  static final int MAX_FILE_BYTES = 100_000;

  static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

  private final InMemoryStore store;
  private final Workspace workspace;
  private final RequestedRecord requested = new RequestedRecord();
  private final RunningRequest running = new RunningRequest();
  private final ApplicationHandler server;
  private Instant now = NOW;
  private String userId;

  /**
   * @param folder for keys and files
   */
  ApiHarness(Path folder) {
    this(folder, TenantId.DEFAULT);
  }

  /** The API in another tenant, which is made. */
  ApiHarness(Path folder, TenantId tenant) {
    this(folder, tenant, SchemaVersion.V7);
  }

  /** The API on a store of a version. */
  ApiHarness(Path folder, SchemaVersion version) {
    this(folder, TenantId.DEFAULT, version);
  }

  private ApiHarness(Path folder, TenantId tenant, SchemaVersion version) {
    store = new InMemoryStore(version);
    userId = version.hasSignIn() ? "alice" : LocalUser.ID;
    workspace = store.workspace(tenant);
    Clock clock = new HarnessClock();
    Ids ids = new Ids(clock);
    Json json = new Json();
    Limits limits = new Limits(MAX_BODY_BYTES, MAX_FILE_BYTES);
    SecretVault vault = SecretVault.in(KeyFolder.open(folder.resolve("keys")));
    CurrentUser user = new HarnessUser();
    IdempotentRequests requests =
        new IdempotentRequests(StoreLeases.of(store), vault, json, clock, ids);
    Idempotency idempotency = new Idempotency(requests, running, requested, workspace, user, store);
    FileStorage storage = new FileStorage(folder.resolve("files"));
    PasswordHasher hasher = new PasswordHasher(new PasswordCost(8, 1, 1), 1, 10);
    Accounts accounts = new Accounts(store, hasher, clock);
    AccessTokens tokens =
        new AccessTokens(SigningKeys.shared(), "urn:gantry", Duration.ofMinutes(15), clock, ids);
    SessionGate gate = new SessionGate(store, tokens, clock);
    Sessions sessions = new Sessions(store, tokens, gate, Duration.ofDays(30), clock, ids);
    Caller caller = new Caller(workspace, user, requested, clock, ids);
    AdminTenants tenants = new AdminTenants(caller, store, accounts, gate, storage, json);
    UserFiles files = new UserFiles(caller, storage);
    Exports exports = new Exports(folder.resolve("exports"), StoreLeases.of(store), clock, ids);
    JaazChats chats = new JaazChats(caller, store, ids, json);
    JaazFiles jaazFiles = new JaazFiles(folder, caller, store);
    JaazSettings jaazSettings = new JaazSettings(caller, store, jaazFiles, json);
    JaazProviders providers = new JaazProviders(caller, store, jaazFiles, vault, ids, json);
    JaazUploads jaazUploads = new JaazUploads(caller, store, storage, idempotency, limits, ids);
    ResourceConfig config =
        new ResourceConfig()
            .addProperties(new GantryApplication().getProperties())
            .register(new JsonReader(json, limits))
            .register(new JsonWriter(json))
            .register(new ProblemMapper(new ProblemAnswers(ids)))
            .register(new CanvasResource(caller, json))
            .register(new WorkflowResource(caller, json))
            .register(new DocumentResource(caller, json))
            .register(new AudioFileResource(caller, json))
            .register(new ConversationResource(caller, json, new ShareIds()))
            .register(new TicketResource(new Tickets(caller, json)))
            .register(new SettingsResource(new Settings(caller), jaazSettings, json))
            .register(new JaazSettingsResource(jaazSettings, json))
            .register(new JaazConfigResource(providers, json))
            .register(new JaazModelResource(providers, json))
            .register(new JaazCanvasResource(caller, store, chats, json))
            .register(new JaazChatResource(caller, store, chats, json))
            .register(new JaazWorkflowResource(caller, store, json))
            .register(new JaazFileResource(caller, store, storage, jaazUploads))
            .register(new ProviderConfigResource(caller, json, vault, workspace))
            .register(new AudioServiceResource(caller, json))
            .register(new AudioServiceHealthResource(store, new StoreProbe(StoreLeases.of(store))))
            .register(
                new FileResource(
                    caller,
                    json,
                    storage,
                    new Uploads(store, caller, json, storage, idempotency, limits, ids)))
            .register(
                new AdminUserResource(
                    new AdminUsers(caller, accounts, sessions, gate, files, json)))
            .register(new AdminTenantResource(tenants))
            .register(new AdminStoreResource(store, Optional::empty, tenants))
            .register(new AdminExportResource(tenants, exports, store))
            .register(new AdminQuarantineResource(new AdminQuarantine(caller, storage)))
            .register(new KindFeature(store))
            .register(new UploadLimitFilter(limits))
            .register(new ContentCodingFilter())
            .register(new SignedIn())
            .register(new IdempotencyFeature(new IdempotencyFilter(idempotency, json, limits)))
            .register(new MessageResource(new Messages(caller, json)))
            .register(new SharedResource(store));
    server = new ApplicationHandler(config);
    if (version.tenancy() == SchemaVersion.Tenancy.BY_TENANT) {
      populate(tenant);
    }
  }

  private void populate(TenantId tenant) {
    store
        .tenants(TenantAccess.acrossAllTenants("tests"))
        .create(new Tenant(tenant, "Tenant", TenantStatus.ACTIVE, NOW, NOW, 1));
    addUser("alice");
    addUser("bob");
  }

  Workspace workspace() {
    return workspace;
  }

  InMemoryStore store() {
    return store;
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
  Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
    return sendBytes(method, path, body == null ? null : body.getBytes(UTF_8), headers);
  }

  /** {@link #send} with any bytes. */
  Answer sendBytes(
      String method, String path, byte @Nullable [] body, Map<String, String> headers) {
    requested.clear();
    ContainerRequest request =
        new ContainerRequest(
            URI.create("http://localhost/api/"),
            URI.create("http://localhost/api/" + path),
            method,
            null,
            new MapPropertiesDelegate(),
            null);
    if (body != null) {
      request.setEntityStream(new ByteArrayInputStream(body));
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request.getHeaders()::putSingle);
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ContainerResponse response = server.apply(request, out).get();
      Map<String, String> answered = new HashMap<>();
      response.getStringHeaders().forEach((name, values) -> answered.put(name, values.get(0)));
      return new Answer(response.getStatus(), Map.copyOf(answered), out.toByteArray());
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
  record Answer(int status, Map<String, String> headers, byte[] bytes) {

    String body() {
      return new String(bytes, UTF_8);
    }

    /** The value of a string member of the body that is named only once. */
    String member(String name) {
      Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(body());
      if (!matcher.find()) {
        throw new AssertionError("No member " + name + " in " + body());
      }
      return matcher.group(1);
    }
  }

  /** Stands for the filter that checks tokens. */
  @Priority(Priorities.AUTHENTICATION)
  private static final class SignedIn implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      request.setSecurityContext(new SignedInContext());
    }
  }

  private static final class SignedInContext implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
      return () -> "somebody";
    }

    @Override
    public boolean isUserInRole(String role) {
      return true;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
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

    @Override
    public Optional<Instant> until() {
      return Optional.empty();
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
