package io.gantry.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Runs the same work in many threads that start at one moment. */
final class Together {

  private static final int PATIENCE_SECONDS = 60;

  private Together() {}

  /** What each thread answered, by its number; a failure of one fails the call. */
  static <T> List<T> call(int threads, IntFunction<T> work) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      List<Callable<T>> calls = new ArrayList<>();
      for (int index = 0; index < threads; index++) {
        int thread = index;
        calls.add(
            () -> {
              start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
              return work.apply(thread);
            });
      }
      return answers(pool.invokeAll(calls, PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> List<T> answers(List<Future<T>> futures) throws InterruptedException {
    List<T> answers = new ArrayList<>();
    for (Future<T> future : futures) {
      try {
        answers.add(future.get());
      } catch (ExecutionException failure) {
        throw new AssertionError("A thread failed: " + failure.getCause(), failure.getCause());
      }
    }
    return answers;
  }
}
