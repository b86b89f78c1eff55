package io.gantry.move;

/**
 * Texts, of which it keeps 128 bits of the SHA-256, at 24 to 48 bytes each: nobody ever saw two
 * that agree in so many. Safe for use by many threads.
 */
public final class TextSet {

  private final SlotTable hashes;

  /** Many texts lie in the folder for temporary files. */
  public TextSet() {
    this(TableRoom.temporary());
  }

  TextSet(TableRoom room) {
    this.hashes = new SlotTable(room, TextHash.WIDTH, TextHash.WIDTH);
  }

  /** Whether a text of these parts was not there. */
  public boolean add(String... parts) {
    long[] hash = TextHash.of(parts);
    synchronized (hashes) {
      return hashes.add(hash);
    }
  }

  public boolean contains(String... parts) {
    long[] hash = TextHash.of(parts);
    synchronized (hashes) {
      return hashes.contains(hash);
    }
  }
}
