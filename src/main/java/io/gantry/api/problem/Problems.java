package io.gantry.api.problem;

import io.gantry.api.json.InvalidJsonException;
import io.gantry.common.InvalidCursorException;
import io.gantry.common.InvalidValueException;
import io.gantry.security.PasswordsBusyException;
import io.gantry.signin.SignInException;
import io.gantry.store.StoreException;
import jakarta.ws.rs.WebApplicationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each exception is answered with. */
final class Problems {

  /** When a store that is away is worth another try. */
  private static final int RETRY_SECONDS = 2;

  private Problems() {}

  static Failure of(Throwable thrown) {
    if (thrown instanceof ProblemException problem) {
      return new Failure(
          problem.type(),
          problem.type().status(),
          problem.getMessage(),
          problem.errors(),
          problem.headers(),
          null,
          false);
    }
    if (thrown instanceof StoreException store) {
      return ofStore(store);
    }
    if (thrown instanceof WebApplicationException web) {
      return ofWeb(web);
    }
    if (thrown instanceof SignInException refused) {
      return ofSignIn(refused);
    }
    if (thrown instanceof PasswordsBusyException busy) {
      return Failure.of(ProblemType.OVERLOADED, busy.getMessage()).retryAfter(RETRY_SECONDS);
    }
    return ofValue(thrown);
  }

  /** The error as a sentence: {@code /title must not be blank}. */
  static String sentence(ProblemError error) {
    String place = error.pointer() == null ? error.parameter() : error.pointer();
    return place == null || place.isEmpty() ? error.detail() : place + " " + error.detail();
  }

  private static Failure ofValue(Throwable thrown) {
    if (thrown instanceof InvalidJsonException json) {
      ProblemType type =
          json.isMalformed() ? ProblemType.MALFORMED_JSON : ProblemType.INVALID_REQUEST;
      return Failure.of(type, ProblemError.atPointer(json.pointer(), json.detail()));
    }
    if (thrown instanceof InvalidValueException value) {
      ProblemError error = ProblemError.atPointer("/" + value.field(), value.rule());
      return Failure.of(ProblemType.INVALID_REQUEST, error);
    }
    if (thrown instanceof InvalidCursorException) {
      ProblemError error = ProblemError.ofParameter("cursor", "does not belong to this list");
      return Failure.of(ProblemType.INVALID_CURSOR, error);
    }
    return Failure.internal();
  }

  private static Failure ofSignIn(SignInException refused) {
    ProblemType type =
        switch (refused.reason()) {
          case BAD_CREDENTIALS, BAD_REFRESH_TOKEN -> ProblemType.SIGN_IN_REFUSED;
          case ACCOUNT_DISABLED, REGISTRATION_CLOSED -> ProblemType.FORBIDDEN;
          case WRONG_PASSWORD -> ProblemType.WRONG_PASSWORD;
          case TOO_MANY_ATTEMPTS -> ProblemType.TOO_MANY_REQUESTS;
        };
    Failure failure = Failure.of(type, refused.getMessage());
    return refused
        .retryAfter()
        .map(pause -> failure.retryAfter(Math.toIntExact(pause.toSeconds() + 1)))
        .orElse(failure);
  }

  private static Failure ofStore(StoreException thrown) {
    if (thrown instanceof StoreException.NotFound notFound) {
      return Failure.of(ProblemType.NOT_FOUND, notFound.getMessage());
    }
    if (thrown instanceof StoreException.AlreadyExists exists) {
      ProblemError error = ProblemError.atPointer("/" + exists.field(), "is taken");
      return new Failure(
          ProblemType.ALREADY_EXISTS,
          409,
          exists.getMessage(),
          List.of(error),
          Map.of(),
          null,
          false);
    }
    if (thrown instanceof StoreException.Conflict conflict) {
      return Failure.of(ProblemType.CONFLICT, conflict.getMessage());
    }
    if (thrown instanceof StoreException.TooLarge large) {
      return Failure.of(ProblemType.CONTENT_TOO_LARGE, large.getMessage());
    }
    if (thrown instanceof StoreException.Unsupported unsupported) {
      return Failure.lacking(unsupported);
    }
    if (thrown instanceof StoreException.Drifted || thrown instanceof StoreException.Loading) {
      return unavailable(ProblemType.UNAVAILABLE);
    }
    if (thrown instanceof StoreException.Unavailable) {
      return unavailable(ProblemType.UNAVAILABLE).retryAfter(RETRY_SECONDS);
    }
    return unavailable(ProblemType.OUTCOME_UNKNOWN);
  }

  /** The message of these names hosts and causes: it is for the log, not for the sender. */
  private static Failure unavailable(ProblemType type) {
    return new Failure(type, type.status(), type.title(), List.of(), Map.of(), null, true);
  }

  private static Failure ofWeb(WebApplicationException thrown) {
    int status = thrown.getResponse().getStatus();
    ProblemType type = ProblemType.ofStatus(status).orElse(ProblemType.INTERNAL_ERROR);
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : List.of("Allow", "WWW-Authenticate", "Retry-After")) {
      String value = thrown.getResponse().getHeaderString(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new Failure(
        type, status, detail(type, thrown.getMessage()), List.of(), headers, null, status >= 500);
  }

  private static String detail(ProblemType type, @Nullable String message) {
    // "HTTP 404 Not Found" is what the server says when nobody says anything.
    return message == null || message.startsWith("HTTP ") ? type.title() : message;
  }
}
