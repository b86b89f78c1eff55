package io.gantry.store;

import static java.util.Objects.requireNonNull;

/**
 * A backup that was made and is whole.
 *
 * @param place where it lies: the path of a file or folder, or the name that the database's own
 *     service knows it by
 * @param restore how to get the records back from it, for people; one sentence
 */
public record StoreBackup(String place, String restore) {

  public StoreBackup {
    requireNonNull(place, "place");
    requireNonNull(restore, "restore");
  }
}
