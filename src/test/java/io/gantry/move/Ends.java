package io.gantry.move;

import io.gantry.contract.BulkWorld;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.tenancy.TenantAccess;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Ends over stores that outlive a move, and what is in them. */
final class Ends {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");

  private Ends() {}

  /** The store as an end; closing the end leaves it open. */
  static MoveEnd of(String name, Store store) {
    return MoveEnd.ofStore(name, name, EndTraits.of(store.schemaVersion()), null, () -> store);
  }

  /** A move between two stores, told from all others by what they are. */
  static MoveRequest request(Store source, Store target, MoveOptions options) {
    return new MoveRequest(
        of("source " + System.identityHashCode(source), source),
        of("target " + System.identityHashCode(target), target),
        options);
  }

  /** A store in memory with everything that its version keeps. */
  static Store filled(SchemaVersion version) {
    Store store = new InMemoryStore(version);
    fill(store, world(version));
    return store;
  }

  /** Records of all kinds, plain and odd. */
  static List<BulkRecord> world(SchemaVersion version) {
    BulkWorld world = new BulkWorld(version);
    return Stream.concat(world.plain().stream(), world.nasty().stream()).distinct().toList();
  }

  /** Fills a store as a completed load does. */
  static void fill(Store store, List<BulkRecord> records) {
    try (BulkWriter writer = store.bulkWriter(ACCESS, new BulkLoad("fill", BulkLoad.Into.EMPTY))) {
      for (EntityKind kind : MoveOrder.of(Set.of(EntityKind.values()))) {
        writer.write(records.stream().filter(one -> one.kind() == kind).toList(), Map.of());
      }
      writer.complete();
    }
  }

  /** All that a store holds. */
  static Set<BulkRecord> contents(Store store) {
    List<BulkRecord> all = new ArrayList<>();
    try (BulkReader reader = store.bulkReader(ACCESS)) {
      for (EntityKind kind : MoveOrder.of(reader.kinds())) {
        for (BulkRange range : reader.ranges(kind, 1)) {
          Optional<String> place = Optional.empty();
          do {
            BulkBatch batch = reader.read(range, place);
            all.addAll(batch.records());
            place = batch.following();
          } while (place.isPresent());
        }
      }
    }
    return new LinkedHashSet<>(all);
  }
}
