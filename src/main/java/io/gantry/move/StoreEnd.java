package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.Store;
import io.gantry.store.StoreContents;
import io.gantry.store.StoreException;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store as an end of a move. */
final class StoreEnd implements OpenEnd {

  private static final TenantAccess ACCESS =
      TenantAccess.acrossAllTenants("a move takes the records of all tenants");

  private final String label;
  private final Store store;
  private final @Nullable Path file;
  private final boolean isOwn;

  /**
   * @param label for people, without secrets
   */
  StoreEnd(String label, Store store, @Nullable Path file) {
    this(label, store, file, true);
  }

  private StoreEnd(String label, Store store, @Nullable Path file, boolean isOwn) {
    this.label = requireNonNull(label, "label");
    this.store = requireNonNull(store, "store");
    this.file = file;
    this.isOwn = isOwn;
  }

  /** An end whose store is closed by whoever opened it. */
  static StoreEnd leavingOpen(String label, Store store) {
    return new StoreEnd(label, store, null, false);
  }

  @Override
  public boolean isThere() {
    return !isAbsent();
  }

  @Override
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  @Override
  public BulkReader reader() {
    return named(() -> store.bulkReader(ACCESS));
  }

  /** What is wrong with tables is of little use without saying whose. */
  private <T> T named(Supplier<T> call) {
    try {
      return call.get();
    } catch (StoreException.Drifted drifted) {
      throw new StoreException.Drifted(drifted.getMessage() + " (" + label + ")", drifted);
    }
  }

  @Override
  public Optional<Map<EntityKind, Long>> counts() {
    return store.provider() == Provider.DYNAMODB
        ? Optional.empty() // counting reads, and costs, as much as the records themselves
        : Optional.of(contents().map(StoreContents::counts).orElse(Map.of()));
  }

  /** What a store makes for itself when it is prepared counts for nothing. */
  @Override
  public boolean isEmpty() {
    return contents().map(this::isEmpty).orElse(true);
  }

  private boolean isEmpty(StoreContents contents) {
    Map<EntityKind, Long> filled = new EnumMap<>(EntityKind.class);
    contents.counts().forEach((kind, count) -> filled.put(kind, count));
    filled.remove(EntityKind.IDEMPOTENT_ANSWER);
    filled.values().removeIf(count -> count == 0);
    return filled.isEmpty()
        || (filled.equals(Map.of(EntityKind.CANVAS, 1L)) && holdsTheCanvasOfItsMaker());
  }

  /** Versions 2 to 4 begin with a canvas, which a load takes away as long as nobody used it. */
  private boolean holdsTheCanvasOfItsMaker() {
    if (store.schemaVersion().hasSignIn() || store.provider() != Provider.SQLITE) {
      return false;
    }
    try (BulkReader reader = reader()) {
      return reader.ranges(EntityKind.CANVAS, 1).stream()
          .flatMap(range -> reader.read(range, Optional.empty()).records().stream())
          .map(record -> (Canvas) record.value())
          .allMatch(
              canvas ->
                  canvas.id().equals("default")
                      && canvas.name().equals("Default Canvas")
                      && canvas.data() == null);
    }
  }

  @Override
  public OptionalLong bytes() {
    return contents().map(StoreContents::bytes).orElse(OptionalLong.empty());
  }

  @Override
  public Optional<String> state() {
    return file == null ? Optional.empty() : SqliteState.of(file);
  }

  @Override
  public OptionalLong freeBytes() {
    if (file == null) {
      return OptionalLong.empty();
    }
    Path existing = file.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      return existing == null
          ? OptionalLong.empty()
          : OptionalLong.of(Files.getFileStore(existing).getUsableSpace());
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }

  @Override
  public Optional<String> unfinishedLoad() {
    return isAbsent() ? Optional.empty() : named(() -> store.administration().unfinishedLoad());
  }

  @Override
  public void prepare() {
    named(
        () -> {
          if (store.provider() == Provider.DYNAMODB) {
            store.prepare(); // where tables may be something that only an administrator makes
          } else {
            store.administration().apply(); // the same without the mapping, which no move needs
          }
          return true;
        });
  }

  @Override
  public BulkWriter writer(BulkLoad load) {
    return named(() -> store.bulkWriter(ACCESS, load));
  }

  @Override
  public void clear() {
    store.administration().clear(ACCESS);
  }

  @Override
  public void close() {
    if (isOwn) {
      store.close();
    }
  }

  private Optional<StoreContents> contents() {
    return isAbsent()
        ? Optional.empty()
        : Optional.of(named(() -> store.administration().contents(ACCESS)));
  }

  private boolean isAbsent() {
    return file != null && !Files.exists(file);
  }
}
