package io.gantry.api.idempotency;

import io.gantry.store.Workspace;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The current request, when it holds an {@code Idempotency-Key} that its answer must end. */
@RequestScoped
public class RunningRequest {

  private @Nullable Held held;

  void hold(Workspace place, IdempotentRequests.Start start) {
    held = new Held(place, start);
  }

  /** What is held, once. */
  Optional<Held> take() {
    Held taken = held;
    held = null;
    return Optional.ofNullable(taken);
  }

  /** A key, and the workspace that keeps its answer. */
  record Held(Workspace place, IdempotentRequests.Start start) {}
}
