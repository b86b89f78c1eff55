package io.gantry.api.problem;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every problem the API answers with; {@code /problems/CODE} describes each to people. */
public enum ProblemType {
  MALFORMED_JSON(
      400,
      "The body is not JSON",
      "The body is not well-formed JSON in UTF-8, names a member twice, or is nested deeper than 500"
          + " levels. The detail says where."),
  INVALID_REQUEST(
      400,
      "The request does not fit",
      "A value is missing, unknown, of the wrong type or out of range. Each entry of `errors` names"
          + " one by its JSON pointer, or by its parameter."),
  INVALID_CURSOR(
      400,
      "The cursor does not belong to this list",
      "Cursors are good for the list, the filters and the order they were given for. Start again"
          + " without one."),
  NOT_SIGNED_IN(
      401,
      "Sign-in required",
      "Send `Authorization: Bearer` with an access token from `POST /api/auth/login` that has not"
          + " expired or been revoked."),
  SIGN_IN_REFUSED(
      401,
      "Sign-in refused",
      "The user name, the password or the refresh token is wrong. For reasons of safety the answer"
          + " does not say more."),
  FORBIDDEN(403, "Not allowed", "The signed-in user's role does not allow this."),
  WRONG_PASSWORD(
      403,
      "Wrong password",
      "The current password is not the one that was sent. The access token is still good."),
  FOREIGN_PAGE(
      403,
      "Not for pages of other sites",
      "Nobody signs in to the active schema version, so pages that do not come from this machine or"
          + " from `CORS_ORIGINS` may not change anything."),
  NOT_FOUND(
      404, "Not found", "There is nothing under this address, or it belongs to somebody else."),
  METHOD_NOT_ALLOWED(
      405, "Method not allowed", "The `Allow` header lists the methods of this address."),
  NOT_ACCEPTABLE(
      406, "Not acceptable", "The address answers with none of the types in the `Accept` header."),
  ALREADY_EXISTS(
      409, "Exists already", "Another record has a value that must be unique, such as its id."),
  CONFLICT(
      409,
      "Changed meanwhile",
      "Others kept changing the record while this request was changing it. Read it and try again."),
  REQUEST_UNDER_WAY(
      409,
      "The same request is under way",
      "A request with this `Idempotency-Key` has not been answered yet. Try again after the seconds"
          + " in `Retry-After`."),
  DOES_NOT_FIT(
      409,
      "Some records do not fit",
      "Records hold what cannot be carried as it is. The detail counts them and names the first;"
          + " `./gantry move --dry-run` lists all of them, and what can be done."),
  MOVE_UNDER_WAY(
      409,
      "A move is under way",
      "The server does one move at a time. The detail names the one under way: wait for it, or cancel"
          + " it."),
  MOVE_ENDED(409, "The move has ended", "What has ended cannot be cancelled."),
  PRECONDITION_FAILED(
      412,
      "The record is another revision",
      "`If-Match` names a revision that the record no longer has. Read it and decide again."),
  CONTENT_TOO_LARGE(
      413, "Too large", "The request holds more than is allowed. The detail names the limit."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported media type",
      "The `Content-Type` is not one that this address takes, or the bytes of an upload are not what"
          + " it says."),
  RANGE_NOT_SATISFIABLE(
      416,
      "Range not satisfiable",
      "The `Range` lies outside the file; `Content-Range` gives its size."),
  MISDIRECTED(
      421,
      "Not an address of this machine",
      "Nobody signs in to the active schema version, so requests must name this machine by an"
          + " address of loopback: http://127.0.0.1 or http://localhost."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "Idempotency key used for another request",
      "The `Idempotency-Key` was used in the last 24 hours for a request that said something else."
          + " Use a new one."),
  TOO_MANY_REQUESTS(429, "Too many requests", "Try again after the seconds in `Retry-After`."),
  INTERNAL_ERROR(
      500,
      "Internal error",
      "The server failed. Its log has the details under the `trace_id` of the answer."),
  UNSUPPORTED(
      501,
      "Not supported by this store",
      "The active schema version does not have this `kind` of records, or cannot keep this `field`"
          + " of one. `available_in` names the first version that can, and `command` what an operator"
          + " runs to get there."),
  UNAVAILABLE(
      503,
      "The store is not available",
      "The database cannot be reached or refuses to work. Nothing was changed. Try again after the"
          + " seconds in `Retry-After`."),
  OVERLOADED(
      503,
      "Too much at once",
      "More sign-ins are waiting than the server takes. Try again after the seconds in"
          + " `Retry-After`."),
  OUTCOME_UNKNOWN(
      503,
      "Nobody can tell whether it happened",
      "The connection to the database broke while the change was under way. Read before trying"
          + " again, or send the same request with the same `Idempotency-Key`."),
  INSUFFICIENT_STORAGE(
      507,
      "Not enough room on the server",
      "The disk of the server has no room for what was asked for. The detail says how much it takes, if known;"
          + " an operator makes room in `GANTRY_HOME`.");

  /** Those that can be told from the status alone. */
  private static final Set<ProblemType> BARE =
      Collections.unmodifiableSet(
          EnumSet.complementOf(
              EnumSet.of(
                  MALFORMED_JSON,
                  SIGN_IN_REFUSED,
                  WRONG_PASSWORD,
                  FOREIGN_PAGE,
                  OVERLOADED,
                  INVALID_CURSOR,
                  ALREADY_EXISTS,
                  REQUEST_UNDER_WAY,
                  DOES_NOT_FIT,
                  MOVE_UNDER_WAY,
                  MOVE_ENDED,
                  OUTCOME_UNKNOWN)));

  private final int status;
  private final String title;
  private final String description;

  ProblemType(int status, String title, String description) {
    this.status = status;
    this.title = title;
    this.description = description;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What it means and what to do, for people; backquotes mark code. */
  public String description() {
    return description;
  }

  /** The last part of its address: {@code not-found}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value of {@code type}, relative to the server, where it is described. */
  public String address() {
    return "/problems/" + code();
  }

  public static Optional<ProblemType> ofCode(String code) {
    return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
  }

  /** The problem that a bare HTTP status stands for; empty for one that is no error. */
  public static Optional<ProblemType> ofStatus(int status) {
    if (status < 400) {
      return Optional.empty();
    }
    return BARE.stream()
        .filter(type -> type.status == status)
        .findFirst()
        .or(() -> Optional.of(status < 500 ? INVALID_REQUEST : INTERNAL_ERROR));
  }
}
