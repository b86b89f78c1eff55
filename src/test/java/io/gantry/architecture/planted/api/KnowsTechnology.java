package io.gantry.architecture.planted.api;

import com.nimbusds.jose.jwk.JWK;
import jakarta.inject.Inject;
import jakarta.nosql.Template;
import java.sql.Connection;

/** Knows tables, documents and keys, and is injected behind its back. */
final class KnowsTechnology {

  @Inject Connection connection;
  @Inject Template template;
  @Inject JWK key;
}
