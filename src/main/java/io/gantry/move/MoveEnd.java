package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.Store;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a move reads from or writes to; made by whoever knows addresses and adapters.
 *
 * @param label for people, without secrets: {@code sqlite:/data/gantry.db (version 7)}
 * @param address what tells it from all other ends, without secrets; two ends with one address are
 *     the same
 * @param opening opens it; connects to nothing by itself
 */
public record MoveEnd(
    String label, String address, EndTraits traits, Supplier<? extends OpenEnd> opening) {

  public MoveEnd {
    requireNonNull(label, "label");
    requireNonNull(address, "address");
    requireNonNull(traits, "traits");
    requireNonNull(opening, "opening");
  }

  /**
   * A store as an end. It is closed with the end.
   *
   * @param file the file of a store on this disk, there or not; null when it lies elsewhere
   */
  public static MoveEnd ofStore(
      String label,
      String address,
      EndTraits traits,
      @Nullable Path file,
      Supplier<? extends Store> opening) {
    return new MoveEnd(label, address, traits, () -> new StoreEnd(label, opening.get(), file));
  }

  /** A store that is open and stays so, as an end. */
  public static MoveEnd ofOpenStore(String label, Store store) {
    EndTraits traits = EndTraits.of(store.schemaVersion());
    return new MoveEnd(label, label, traits, () -> StoreEnd.leavingOpen(label, store));
  }

  OpenEnd open() {
    return opening.get();
  }
}
