package io.gantry.store;

import static java.util.Objects.requireNonNull;

import io.gantry.store.StoreCheck.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Does checks one after the other, each within a time; after one that does not succeed the others
 * are skipped. Not safe for use by several threads.
 */
public final class CheckRun {

  private final Duration limit;
  private final List<StoreCheck> done = new ArrayList<>();
  private boolean stopped;

  /**
   * @param limit how long each check may take before it counts as failed
   */
  public CheckRun(Duration limit) {
    this.limit = requireNonNull(limit, "limit");
  }

  /** Looks, and says what it saw; may be interrupted. */
  @FunctionalInterface
  public interface Look {
    String see() throws Exception;
  }

  /** A check that did not succeed, with what the operator can do. */
  public static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final @Nullable String remedy;

    /**
     * @param detail what was seen, without secrets
     * @param remedy null for that of the check
     */
    public Refused(Outcome outcome, String detail, @Nullable String remedy) {
      super(requireNonNull(detail, "detail"));
      this.outcome = requireNonNull(outcome, "outcome");
      this.remedy = remedy;
    }
  }

  /**
   * Does one check.
   *
   * @param remedy what the operator can do when it fails for a reason of its own
   */
  public CheckRun check(String name, String remedy, Look look) {
    StoreCheck check =
        stopped
            ? new StoreCheck(name, Outcome.SKIPPED, "an earlier check did not succeed", null)
            : look(name, remedy, look);
    stopped |= check.outcome() != Outcome.OK;
    done.add(check);
    return this;
  }

  private StoreCheck look(String name, String remedy, Look look) {
    try {
      return StoreCheck.ok(name, within(look));
    } catch (Refused refused) {
      String better = refused.remedy == null ? remedy : refused.remedy;
      return new StoreCheck(name, refused.outcome, detail(refused), better);
    } catch (TimeoutException late) {
      return new StoreCheck(
          name, Outcome.FAILED, "no answer within " + limit.toMillis() + " ms", remedy);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new StoreCheck(name, Outcome.FAILED, "interrupted", remedy);
    } catch (Exception failure) {
      return new StoreCheck(name, Outcome.FAILED, detail(failure), remedy);
    }
  }

  private static String detail(Exception failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /** On a thread of its own, because some calls of drivers know no limit. */
  private String within(Look look) throws Exception {
    FutureTask<String> task = new FutureTask<>(look::see);
    Thread thread = new Thread(task, "gantry-check");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof Exception cause ? cause : failure;
    } finally {
      task.cancel(true);
    }
  }

  /** All checks in their order. */
  public List<StoreCheck> results() {
    return List.copyOf(done);
  }
}
