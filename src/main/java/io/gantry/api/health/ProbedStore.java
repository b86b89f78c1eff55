package io.gantry.api.health;

import static java.util.Objects.requireNonNull;

import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreHealth;

/** What was learnt of one store; all of it of the same one, whatever took its place since. */
public record ProbedStore(Provider provider, SchemaVersion version, StoreHealth health) {

  public ProbedStore {
    requireNonNull(provider, "provider");
    requireNonNull(version, "version");
    requireNonNull(health, "health");
  }

  static ProbedStore of(Store store, StoreHealth health) {
    return new ProbedStore(store.provider(), store.schemaVersion(), health);
  }
}
