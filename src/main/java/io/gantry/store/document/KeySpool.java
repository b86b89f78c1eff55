package io.gantry.store.document;

import io.gantry.store.EntityKind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The keys of all records but messages, in temporary files, one for each kind: what one Scan of the
 * table finds, so that not every kind needs one. Given out in an order that depends on the keys
 * alone, by hash, so that another process finds the same order.
 */
final class KeySpool implements AutoCloseable {

  private static final Comparator<Spooled> ORDER =
      Comparator.comparingLong(Spooled::hash)
          .thenComparing(spooled -> spooled.key().partition())
          .thenComparing(spooled -> spooled.key().sort());

  private final Path folder;
  private final Map<EntityKind, DataOutputStream> files = new EnumMap<>(EntityKind.class);
  private final Map<EntityKind, Long> counts = new EnumMap<>(EntityKind.class);

  KeySpool() {
    try {
      folder = Files.createTempDirectory("gantry-keys-");
    } catch (IOException failed) {
      throw new UncheckedIOException("The folder for temporary files cannot be used", failed);
    }
  }

  private record Spooled(long hash, ItemKey key) {
    static Spooled of(ItemKey key) {
      return new Spooled(SeenKeys.hash(key.partition() + "\n" + key.sort()) >>> 32, key);
    }

    boolean isIn(Segment slice) {
      return (hash * slice.total()) >>> 32 == slice.number();
    }
  }

  synchronized void add(EntityKind kind, ItemKey key) {
    try {
      DataOutputStream file = files.get(kind);
      if (file == null) {
        file = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(kind))));
        files.put(kind, file);
      }
      file.writeUTF(key.partition());
      file.writeUTF(key.sort());
      counts.merge(kind, 1L, Long::sum);
    } catch (IOException failed) {
      throw new UncheckedIOException("Keys cannot be written to " + folder, failed);
    }
  }

  private Path file(EntityKind kind) {
    return folder.resolve(kind.name());
  }

  /** To be called when all keys are there. */
  synchronized KeySpool complete() {
    try {
      for (DataOutputStream file : files.values()) {
        file.close();
      }
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException("Keys cannot be written to " + folder, failed);
    }
  }

  long count(EntityKind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** The first keys of a slice, behind a place; the whole file is read for them. */
  List<ItemKey> next(EntityKind kind, Segment slice, Optional<ItemKey> after, int most) {
    Optional<Spooled> start = after.map(Spooled::of);
    PriorityQueue<Spooled> first = new PriorityQueue<>(ORDER.reversed());
    if (count(kind) > 0) {
      try (DataInputStream file =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file(kind)), 1 << 16))) {
        for (long left = count(kind); left > 0; left--) {
          Spooled spooled = Spooled.of(new ItemKey(file.readUTF(), file.readUTF()));
          if (spooled.isIn(slice) && (start.isEmpty() || ORDER.compare(spooled, start.get()) > 0)) {
            first.add(spooled);
            if (first.size() > most) {
              first.remove();
            }
          }
        }
      } catch (IOException failed) {
        throw new UncheckedIOException("Keys cannot be read from " + folder, failed);
      }
    }
    return first.stream().sorted(ORDER).map(Spooled::key).toList();
  }

  @Override
  public void close() {
    complete();
    try {
      List<Path> all = new ArrayList<>();
      for (EntityKind kind : files.keySet()) {
        all.add(file(kind));
      }
      all.add(folder);
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Temporary files cannot be deleted from " + folder, failed);
    }
  }
}
