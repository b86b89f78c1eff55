package io.gantry.bootstrap;

import io.gantry.config.ConfigException;
import io.gantry.security.KeyFileException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's call to begin. Whatever goes wrong here makes the deployment fail, which the
 * launcher turns into the end of the process.
 */
@WebListener
public class StartUpListener implements ServletContextListener {

  private static final Logger LOG = LoggerFactory.getLogger(StartUpListener.class);

  /** Made by the server, which knows no constructor with parameters. */
  @Inject private Instance<StartUp> startUp;

  @Inject private Instance<WebFilters> filters;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      startUp.get().run();
      filters.get().register(event.getServletContext());
    } catch (RuntimeException failure) {
      throw explained(failure);
    }
  }

  private static StartFailedException explained(RuntimeException failure) {
    String message = "Gantry cannot start. " + failure.getMessage();
    if (isForOperator(failure)) {
      LOG.error("{}", message);
    } else {
      LOG.error("{}", message, failure);
    }
    return new StartFailedException(message);
  }

  /** Whether the message says all: a stack trace would only bury it. */
  private static boolean isForOperator(RuntimeException failure) {
    return failure instanceof ConfigException || failure instanceof KeyFileException;
  }
}
