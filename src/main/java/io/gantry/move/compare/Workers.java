package io.gantry.move.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Does several pieces of work side by side. The first failure stops the others, which are not
 * interrupted: an interrupt closes files under the database.
 */
final class Workers {

  private final int threads;

  Workers(int threads) {
    this.threads = threads;
  }

  /** A piece of work that looks now and then whether it should stop. */
  @FunctionalInterface
  interface Work {
    void run(BooleanSupplier stopped);
  }

  /** Returns when all is done; throws the first failure as it is. */
  void run(List<Work> works) {
    AtomicBoolean stopped = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (Work work : works) {
        futures.add(pool.submit(() -> run(work, stopped)));
      }
      pool.shutdown();
      await(futures, stopped);
    } finally {
      stopped.set(true);
      pool.shutdown();
    }
  }

  private static void run(Work work, AtomicBoolean stopped) {
    if (stopped.get()) {
      return;
    }
    boolean isDone = false;
    try {
      work.run(stopped::get);
      isDone = true;
    } finally {
      if (!isDone) {
        stopped.set(true);
      }
    }
  }

  private static void await(List<Future<?>> futures, AtomicBoolean stopped) {
    RuntimeException failure = null;
    for (Future<?> future : futures) {
      try {
        future.get();
      } catch (ExecutionException failed) {
        failure = failure == null ? unchecked(failed.getCause()) : failure;
      } catch (InterruptedException interrupted) {
        stopped.set(true);
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while comparing", interrupted);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }
}
