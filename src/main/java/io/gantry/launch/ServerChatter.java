package io.gantry.launch;

import io.gantry.config.StartMark;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps back what the server says of itself while all is well, of clients that leave before they
 * have their answer, and of a start whose failure the application has explained. Its loggers set
 * their own level, so that {@code logging.properties} alone cannot; it names this filter instead.
 */
public final class ServerChatter implements Filter {

  /** What the server and the system say of a connection that the other side has ended. */
  private static final List<String> ENDED =
      List.of("Connection is closed", "Connection reset by peer", "Broken pipe");

  @Override
  public boolean isLoggable(LogRecord line) {
    String logger = line.getLoggerName() == null ? "" : line.getLoggerName();
    if (StartMark.hasFailure() && !logger.startsWith("io.gantry.")) {
      return false;
    }
    if (logger.startsWith("jakarta.enterprise.") || logger.startsWith("javax.enterprise.")) {
      return line.getLevel().intValue() >= Level.WARNING.intValue() && !ofLeaving(line);
    }
    return !logger.startsWith("org.glassfish.") || !ofLeaving(line);
  }

  private static boolean ofLeaving(LogRecord line) {
    return Stream.iterate(line.getThrown(), thrown -> thrown != null, Throwable::getCause)
        .limit(10)
        .anyMatch(ServerChatter::isEnd);
  }

  private static boolean isEnd(@Nullable Throwable thrown) {
    return thrown instanceof EOFException
        || (thrown instanceof IOException && ENDED.contains(thrown.getMessage()));
  }
}
