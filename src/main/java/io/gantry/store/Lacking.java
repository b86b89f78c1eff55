package io.gantry.store;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Repositories of kinds that a schema version lacks: every method says so. */
public final class Lacking {

  private Lacking() {}

  /**
   * A repository all methods of which throw {@link StoreException.Unsupported}.
   *
   * @param repository the interface
   */
  public static <R> R repository(Class<R> repository, SchemaVersion version, EntityKind kind) {
    requireNonNull(version, "version");
    requireNonNull(kind, "kind");
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
          }
          throw new StoreException.Unsupported(version, kind);
        };
    return repository.cast(
        Proxy.newProxyInstance(repository.getClassLoader(), new Class<?>[] {repository}, handler));
  }

  private static Object ofObject(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "a repository of a kind that the version lacks";
    };
  }
}
