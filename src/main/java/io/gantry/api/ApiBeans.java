package io.gantry.api;

import io.gantry.api.files.FileStorage;
import io.gantry.api.json.Json;
import io.gantry.api.problem.ProblemAnswers;
import io.gantry.common.Ids;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import io.gantry.store.StoreLeases;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes the parts of the API that know nothing of CDI. */
@ApiComponent
public class ApiBeans {

  @Produces
  @Singleton
  public Json json() {
    return new Json();
  }

  @Produces
  @Singleton
  public GantryConfig.Limits limits(GantryConfig config) {
    return config.limits();
  }

  @Produces
  @Singleton
  public FileStorage fileStorage(GantryConfig config) {
    return new FileStorage(config.filesFolder(), foreignFiles(config.database()));
  }

  @Produces
  @Singleton
  public Exports exports(GantryConfig config, StoreLeases leases, Clock clock, Ids ids) {
    return new Exports(config.home().resolve("moves/exports"), leases, clock, ids);
  }

  /** Beside a file of Jaaz lies the folder of its files. */
  private static @Nullable Path foreignFiles(Database database) {
    return database instanceof Database.Sqlite sqlite && !sqlite.schemaVersion().hasSignIn()
        ? sqlite.file().resolveSibling("files")
        : null;
  }

  @Produces
  @Singleton
  public ProblemAnswers problemAnswers(Ids ids) {
    return new ProblemAnswers(ids);
  }
}
