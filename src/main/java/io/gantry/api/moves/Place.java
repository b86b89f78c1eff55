package io.gantry.api.moves;

import io.gantry.config.ActiveChoice;
import io.gantry.config.Database;
import io.gantry.config.Setting;
import io.gantry.move.MoveEnd;
import io.gantry.store.SchemaVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An end of a move.
 *
 * @param address may hold a password
 * @param version of a store; null when it has to be looked for, or is none
 * @param label for people, without secrets
 */
record Place(String address, @Nullable Integer version, String label) {

  /** A store that is told exactly, with what is needed to open it. */
  static Place of(Database database) {
    String address = ActiveChoice.of(database, true).values().get(Setting.DATABASE_URL.name());
    return new Place(
        Objects.requireNonNull(address, "address"),
        database.schemaVersion().number(),
        database.label());
  }

  /** What was found at an address. */
  static Place found(String address, MoveEnd end) {
    SchemaVersion version = end.traits().version();
    return new Place(address, version == null ? null : version.number(), end.label());
  }

  @Override
  public String toString() {
    return label;
  }
}
