package io.gantry.api;

import io.gantry.api.files.FileStorage;
import io.gantry.api.json.Json;
import io.gantry.api.problem.ProblemAnswers;
import io.gantry.common.Ids;
import io.gantry.config.GantryConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

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
    return new FileStorage(config.filesFolder());
  }

  @Produces
  @Singleton
  public ProblemAnswers problemAnswers(Ids ids) {
    return new ProblemAnswers(ids);
  }
}
