package io.gantry.bootstrap;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread for work that no request waits for. Work that fails is logged and does not stop what
 * comes after it.
 */
@Singleton
public class Background {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Background::thread);

  /** Runs the work once, after the delay. */
  void after(Duration delay, Runnable work) {
    ScheduledFuture<?> unused =
        thread.schedule(() -> guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.error("Background work failed", failure);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gantry-background");
    thread.setDaemon(true);
    return thread;
  }

  @PreDestroy
  public void close() {
    thread.shutdownNow();
  }
}
