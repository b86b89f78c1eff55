package io.gantry.api.idempotency;

import static java.util.Objects.requireNonNull;

import io.gantry.account.CurrentUser;
import io.gantry.api.ApiComponent;
import io.gantry.api.RequestedRecord;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import jakarta.inject.Inject;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins and ends the current request under its {@code Idempotency-Key}. Those of nobody, such as a
 * sign-in, are kept in the default tenant.
 */
@ApiComponent
public class Idempotency {

  private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);

  private final IdempotentRequests requests;
  private final RunningRequest running;
  private final RequestedRecord requested;
  private final Workspace workspace;
  private final CurrentUser user;
  private final Store store;

  @Inject
  public Idempotency(
      IdempotentRequests requests,
      RunningRequest running,
      RequestedRecord requested,
      Workspace workspace,
      CurrentUser user,
      Store store) {
    this.requests = requireNonNull(requests, "requests");
    this.running = requireNonNull(running, "running");
    this.requested = requireNonNull(requested, "requested");
    this.workspace = requireNonNull(workspace, "workspace");
    this.user = requireNonNull(user, "user");
    this.store = requireNonNull(store, "store");
  }

  /**
   * Begins the request, or finds what it was answered before.
   *
   * @param target method, path and query
   * @param content what it says besides
   */
  public Optional<KeptAnswer> begin(
      boolean signedIn, String clientKey, String target, byte[] content) {
    Workspace place = signedIn ? workspace : store.workspace(TenantId.DEFAULT);
    String scope = signedIn ? "user/" + user.id() : "anybody";
    IdempotentRequests.Start start =
        requests.start(place, RequestKey.of(scope, clientKey, target, content));
    if (start.answer() == null) {
      requested.fix(start.recordId(), start.repeated());
      running.hold(place, start);
    }
    return Optional.ofNullable(start.answer());
  }

  /** Whether the current request has begun under a key and not ended. */
  Optional<RunningRequest.Held> take() {
    return running.take();
  }

  /** Ends a request that had its effect. */
  void complete(RunningRequest.Held held, KeptAnswer answer) {
    try {
      requests.complete(held.place(), held.start(), answer);
    } catch (StoreException failed) {
      // The answer goes out all the same; the lease guards a repetition.
      LOG.warn("An answer could not be kept for its Idempotency-Key", failed);
    }
  }

  /** Ends a request without effect. */
  void release(RunningRequest.Held held) {
    try {
      requests.release(held.place(), held.start());
    } catch (StoreException failed) {
      LOG.warn("An Idempotency-Key could not be freed before its lease is over", failed);
    }
  }
}
