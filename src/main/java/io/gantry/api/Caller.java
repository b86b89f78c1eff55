package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.account.CurrentUser;
import io.gantry.common.Ids;
import io.gantry.store.Workspace;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Who calls, in which workspace, and what a new record of the caller gets. */
@ApiComponent
public class Caller {

  private final Workspace workspace;
  private final CurrentUser user;
  private final RequestedRecord requested;
  private final Clock clock;
  private final Ids ids;

  @Inject
  public Caller(
      Workspace workspace, CurrentUser user, RequestedRecord requested, Clock clock, Ids ids) {
    this.workspace = requireNonNull(workspace, "workspace");
    this.user = requireNonNull(user, "user");
    this.requested = requireNonNull(requested, "requested");
    this.clock = requireNonNull(clock, "clock");
    this.ids = requireNonNull(ids, "ids");
  }

  public Workspace workspace() {
    return workspace;
  }

  /** The owner of what the request makes and finds. */
  public String userId() {
    return user.id();
  }

  /** When what the caller showed lapses; empty where nobody signs in. */
  public Optional<Instant> until() {
    return user.until();
  }

  public Instant now() {
    return clock.instant();
  }

  /** The id for the one record that the request makes. */
  public String newId() {
    return requested.id().orElseGet(ids::next);
  }

  public RequestedRecord requested() {
    return requested;
  }

  /** The stamp of a record that the caller makes now. */
  public Stamp newStamp(String id) {
    Instant now = now();
    return new Stamp(id, userId(), now, now, 1);
  }
}
