package io.gantry.store.document;

import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Finds the keys of all records of the single table that are no messages, in one Scan. */
final class KeyScan {

  /** Scans under way at once for the keys. */
  private static final int SCANS = 4;

  /** More segments than that, so that no Scan has much longer than the others. */
  private static final int SEGMENTS = 16;

  /**
   * What the sort keys of items begin with that may be many in a partition and have no keys to be
   * spooled, and what is behind all of them.
   */
  private static final Map<String, String> SKIPPED =
      Map.of("MSG#", "MSG$", "PART#", "PART$", "REF#", "REF$");

  private final BulkRequests requests;
  private final String table;
  private final Map<String, EntityKind> kinds;

  /**
   * @param kinds by what the attribute {@code kind} of their items says
   */
  KeyScan(BulkRequests requests, String table, Map<String, EntityKind> kinds) {
    this.requests = requests;
    this.table = table;
    this.kinds = Map.copyOf(kinds);
  }

  /**
   * Finds all keys.
   *
   * @throws StoreException.Unavailable when the table cannot be reached, or the thread is
   *     interrupted
   */
  void fill(KeySpool empty) {
    ExecutorService threads = Executors.newFixedThreadPool(SCANS);
    try {
      List<Future<?>> scans = new ArrayList<>();
      for (int number = 0; number < SEGMENTS; number++) {
        Segment segment = new Segment(number, SEGMENTS);
        scans.add(threads.submit(() -> scan(segment, empty)));
      }
      for (Future<?> scan : scans) {
        await(scan);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void await(Future<?> scan) {
    try {
      scan.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoreException.Unavailable("The reading was interrupted", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private void scan(Segment segment, KeySpool to) {
    BulkRequests.Look look = look(segment);
    Map<String, AttributeValue> start = null;
    do {
      BulkRequests.Page page = requests.scan(look, start);
      for (Map<String, AttributeValue> item : page.items()) {
        EntityKind kind = kinds.get(item.get(Attributes.KIND).s());
        if (kind != null) {
          to.add(kind, ItemKey.of(item));
        }
      }
      start = page.lastKey() == null ? null : skipping(page.lastKey());
    } while (start != null);
  }

  /** A page that ended among items that are not wanted is followed by what is behind them. */
  private static Map<String, AttributeValue> skipping(Map<String, AttributeValue> lastKey) {
    String sort = lastKey.get(Attributes.SORT).s();
    for (Map.Entry<String, String> skipped : SKIPPED.entrySet()) {
      if (sort.startsWith(skipped.getKey())) {
        return new ItemKey(lastKey.get(Attributes.PARTITION).s(), skipped.getValue())
            .toAttributes();
      }
    }
    return lastKey;
  }

  private BulkRequests.Look look(Segment segment) {
    Map<String, AttributeValue> values = new HashMap<>();
    kinds.keySet().forEach(name -> values.put(":" + name, AttributeValue.fromS(name)));
    return new BulkRequests.Look(
        table,
        segment,
        "#k IN (" + String.join(", ", values.keySet()) + ") AND attribute_not_exists(deleting)",
        Map.of("#k", Attributes.KIND),
        values,
        List.of(Attributes.PARTITION, Attributes.SORT, Attributes.KIND));
  }
}
