package io.gantry.bootstrap;

import static java.util.Objects.requireNonNull;

import io.gantry.account.TenantRepository;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreHealth;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A store whose calls are timed, under the same names whatever database it is: {@code
 * conversations.find} is {@code workspace.conversations().find(...)}.
 */
final class MeasuredStore implements Store {

  private final Store store;
  private final MeterRegistry meters;
  private final Map<String, Map<Method, Timer>> timers = new ConcurrentHashMap<>();

  MeasuredStore(Store store, MeterRegistry meters) {
    this.store = requireNonNull(store, "store");
    this.meters = requireNonNull(meters, "meters");
  }

  @Override
  public Provider provider() {
    return store.provider();
  }

  @Override
  public SchemaVersion schemaVersion() {
    return store.schemaVersion();
  }

  @Override
  public void prepare() {
    store.prepare();
  }

  @Override
  public StoreHealth health() {
    return store.health();
  }

  @Override
  public StoreAdministration administration() {
    return store.administration();
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    Workspace workspace = store.workspace(tenant);
    return proxy(
        Workspace.class,
        (method, arguments) -> {
          Object given = call(workspace, method, arguments);
          return method.getReturnType().isInterface()
              ? measured(method.getReturnType(), given, method.getName())
              : given;
        });
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    return measured(TenantRepository.class, store.tenants(access), "tenants");
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    return store.bulkReader(access);
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad load) {
    return store.bulkWriter(access, load);
  }

  @Override
  public void close() {
    store.close();
  }

  private <T> T measured(Class<T> port, Object repository, String name) {
    Map<Method, Timer> known = timers.computeIfAbsent(name, added -> new ConcurrentHashMap<>());
    return proxy(
        port,
        (method, arguments) -> {
          long start = System.nanoTime();
          try {
            return call(repository, method, arguments);
          } finally {
            known
                .computeIfAbsent(method, added -> timer(name, method))
                .record(Duration.ofNanos(System.nanoTime() - start));
          }
        });
  }

  private Timer timer(String repository, Method method) {
    return Timer.builder("gantry.store.calls")
        .description("Calls of the store by name, retries included")
        .tag("provider", store.provider().label())
        .tag("call", snake(repository) + "." + snake(method.getName()))
        .register(meters);
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @FunctionalInterface
  private interface Call {
    @Nullable Object of(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> port, Call call) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> call.of(method, arguments)));
  }

  private static Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw requireNonNull(thrown.getCause(), "cause");
    }
  }
}
