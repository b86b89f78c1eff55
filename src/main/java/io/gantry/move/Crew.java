package io.gantry.move;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Does the same with many things, side by side; when one fails, the others stop soon. */
final class Crew {

  private final int threads;
  private final Cancellation cancellation;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  Crew(int threads, Cancellation cancellation) {
    this.threads = threads;
    this.cancellation = requireNonNull(cancellation, "cancellation");
  }

  /** Work for another thread's sake is given up. */
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * To be called by the work where it can stop.
   *
   * @throws MoveException with {@link MoveException.Code#CANCELLED} when somebody asked for it
   */
  void checkpoint() {
    cancellation.check();
    if (failure.get() != null) {
      throw new Abandoned();
    }
  }

  /** Returns when all is done; throws the first failure when all have stopped. */
  <T> void each(List<T> items, Consumer<T> work) {
    if (items.isEmpty()) {
      return;
    }
    int count = Math.min(threads, items.size());
    ExecutorService pool = Executors.newFixedThreadPool(count, Crew::thread);
    try {
      AtomicInteger next = new AtomicInteger();
      List<Future<?>> futures = new ArrayList<>();
      for (int worker = 0; worker < count; worker++) {
        futures.add(pool.submit(() -> take(items, next, work)));
      }
      futures.forEach(Crew::await);
    } finally {
      pool.shutdown();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "move");
    thread.setDaemon(true);
    return thread;
  }

  private <T> void take(List<T> items, AtomicInteger next, Consumer<T> work) {
    try {
      for (int at = next.getAndIncrement(); at < items.size(); at = next.getAndIncrement()) {
        checkpoint();
        work.accept(items.get(at));
      }
    } catch (Abandoned given) {
      // the failure of another thread is the one to be told
    } catch (RuntimeException first) {
      failure.compareAndSet(null, first);
    } catch (Error severe) {
      failure.compareAndSet(null, new IllegalStateException(severe));
    }
  }

  private static void await(Future<?> future) {
    boolean interrupted = false;
    while (true) {
      try {
        future.get();
        break;
      } catch (InterruptedException stopped) {
        interrupted = true;
      } catch (ExecutionException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
