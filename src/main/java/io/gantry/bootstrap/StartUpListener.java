package io.gantry.bootstrap;

import io.gantry.config.ConfigException;
import io.gantry.config.StartMark;
import io.gantry.security.KeyFileException;
import io.gantry.security.SigningKey;
import io.gantry.signin.UnsafeStartException;
import jakarta.enterprise.inject.spi.CDI;
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

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      // Else the API would be the first to need it, and its server says why in a hundred lines.
      bean(SigningKey.class);
      bean(StartUp.class).run();
      bean(WebFilters.class).register(event.getServletContext());
      StartMark.set();
    } catch (RuntimeException failure) {
      throw explained(failure);
    }
  }

  /**
   * The server makes listeners without parameters, and a failing field would fail with a riddle.
   */
  private static <T> T bean(Class<T> type) {
    return CDI.current().select(type).get();
  }

  private static StartFailedException explained(RuntimeException failure) {
    String message = "Gantry cannot start. " + failure.getMessage();
    if (isForOperator(failure)) {
      LOG.error("{}", message);
    } else {
      LOG.error("{}", message, failure);
    }
    StartMark.setFailure(message);
    return new StartFailedException(message);
  }

  /** Whether the message says all: a stack trace would only bury it. */
  private static boolean isForOperator(RuntimeException failure) {
    return failure instanceof ConfigException
        || failure instanceof KeyFileException
        || failure instanceof UnsafeStartException;
  }
}
