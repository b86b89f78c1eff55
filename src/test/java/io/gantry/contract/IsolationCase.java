package io.gantry.contract;

import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of one method.
 *
 * @param method the accessor of the workspace, the method and its parameter types
 * @param exact whether all stores must answer the same and leave the same
 */
record IsolationCase(String method, Function<Workspace, @Nullable Object> call, boolean exact) {

  /** How an outcome begins that is a failure. */
  static final String FAILURE = StoreException.class.getName();

  /** What the call gave: a value, or the failure with its message. */
  String outcome(Workspace workspace) {
    try {
      return String.valueOf(call.apply(workspace));
    } catch (StoreException failure) {
      return failure.toString();
    }
  }
}
