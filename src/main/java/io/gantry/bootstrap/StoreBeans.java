package io.gantry.bootstrap;

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

  /** The other store is never made, so it opens nothing. */
  @Produces
  @Singleton
  ActiveStore activeStore(GantryConfig config, @Any Instance<Store> stores) {
    LOG.info("Store: {}", Banner.store(config.database()));
    Backend kind = Backend.Literal.of(config.database().provider().kind());
    return new ActiveStore(stores.select(kind).get());
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
