package io.gantry.cli;

import io.gantry.config.Database;
import java.util.List;

/** What is said when people switch from a store with records to an empty one. */
final class MoveOffer {

  private MoveOffer() {}

  static List<String> lines(Database current, Database target) {
    return List.of(
        "Warning: the target is empty (accounts aside), and the current store is not.",
        "  Switching alone moves nothing and loses nothing: the records stay where they are, in",
        "  " + current.label() + ",",
        "  and are seen again after switching back. To take them along to version "
            + target.schemaVersion().number()
            + ", use the same command",
        "  with --move: it copies every record, compares both stores, and switches only then.");
  }
}
