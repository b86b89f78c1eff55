package io.gantry.store;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what passes by itself, as a lock or a restart does, from what stays until somebody does
 * something. Here are failures of files, which never pass; adapters know those of their databases.
 */
final class Outage {

  /** More says nothing new, and may hold values of records. */
  private static final int MAX_REASON = 300;

  private Outage() {}

  /** Whether it stays until somebody does something; where nothing is known it may pass. */
  static boolean isLasting(@Nullable Throwable failure) {
    return lasting(failure).isPresent();
  }

  /** The message, and what it is that stays. */
  static String told(String message, @Nullable Throwable failure) {
    return lasting(failure).map(cause -> message + ": " + reason(cause)).orElse(message);
  }

  private static Optional<Throwable> lasting(@Nullable Throwable failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(FileSystemException.class::isInstance)
        .findFirst();
  }

  /** One line of it. */
  static String reason(Throwable failure) {
    if (failure instanceof NoSuchFileException gone) {
      return gone.getFile() + " is not there";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String line = message.lines().findFirst().orElse(message);
    boolean isLong = line.length() > MAX_REASON && !(failure instanceof FileSystemException);
    return isLong ? line.substring(0, MAX_REASON) + "..." : line;
  }
}
