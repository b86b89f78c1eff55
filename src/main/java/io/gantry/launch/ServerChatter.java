package io.gantry.launch;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Keeps back what the server says of itself while all is well. Its loggers set their own level, so
 * that {@code logging.properties} alone cannot; it names this filter instead.
 */
public final class ServerChatter implements Filter {
  @Override
  public boolean isLoggable(LogRecord line) {
    String logger = line.getLoggerName();
    boolean ofServer =
        logger != null
            && (logger.startsWith("jakarta.enterprise.") || logger.startsWith("javax.enterprise."));
    return !ofServer || line.getLevel().intValue() >= Level.WARNING.intValue();
  }
}
