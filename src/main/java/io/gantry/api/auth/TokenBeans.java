package io.gantry.api.auth;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Lets beans ask for the access token of the current request as MicroProfile JWT shows it. */
@Singleton
public class TokenBeans {

  /**
   * The token, or one without name and claims when nobody is signed in. Only this type: every
   * server has a bean of its own for {@code Principal}.
   */
  @Produces
  @RequestScoped
  @Typed(JsonWebToken.class)
  public JsonWebToken token(SignedIn signedIn) {
    return new TokenPrincipal(signedIn.admitted().orElse(null));
  }
}
