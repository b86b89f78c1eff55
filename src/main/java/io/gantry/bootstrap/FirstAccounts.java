package io.gantry.bootstrap;

import io.gantry.store.Store;
import jakarta.inject.Singleton;
import java.util.List;

/** The accounts of an empty store. */
@Singleton
public class FirstAccounts implements Seed {

  @Override
  public List<String> plant(Store store) {
    return List.of();
  }
}
