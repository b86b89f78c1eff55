package io.gantry.bootstrap;

import io.gantry.address.Stores;
import io.gantry.config.GantryConfig;
import io.gantry.store.Backend;
import io.gantry.store.Store;
import io.gantry.store.Workspace;
import io.gantry.tenancy.CurrentTenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Picks the store from the configuration, before anything uses one. */
@Singleton
public class StoreBeans {

  private static final Logger LOG = LoggerFactory.getLogger(StoreBeans.class);

  /** Asks the backend that the configuration chose; the other one makes nothing. */
  @Produces
  @Singleton
  public Stores opener(@Any Instance<Stores> backends) {
    return new AllStores(
        database ->
            backends.select(Backend.Literal.of(database.provider().kind())).get().open(database));
  }

  @Produces
  @Singleton
  ActiveStore activeStore(GantryConfig config, Stores stores) {
    LOG.info("Store: {}", config.database().label());
    return new ActiveStore(stores.open(config.database()));
  }

  void close(@Disposes ActiveStore store) {
    store.close();
    LOG.info("Store closed");
  }

  @Produces
  @RequestScoped
  public Workspace workspace(Store store, CurrentTenant tenant) {
    return store.workspace(tenant.tenant());
  }
}
