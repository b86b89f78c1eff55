package io.gantry.fake;

import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import java.lang.reflect.Proxy;

/** Repositories of kinds that a version lacks. */
final class Refusal {

  private Refusal() {}

  /** A repository of this type whose every method says that the kind is lacking. */
  static <R> R of(Class<R> type, SchemaVersion version, EntityKind kind) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return method.invoke(kind, arguments);
              }
              throw new StoreException.Unsupported(version, kind);
            }));
  }
}
