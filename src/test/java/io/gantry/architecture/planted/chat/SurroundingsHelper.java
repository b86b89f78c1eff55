package io.gantry.architecture.planted.chat;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** Reads what it should be given, and speaks where nobody listens. */
final class SurroundingsHelper {

  final Supplier<Instant> clock = Instant::now;
  final UUID id = UUID.randomUUID();

  void speak() {
    System.out.println(System.getenv("HOME"));
    Logger.getLogger("chat").info(String.valueOf(System.currentTimeMillis()));
  }
}
