package io.gantry.store.document;

import io.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Stores the items of a load. BatchWriteItem knows no conditions and would write one record over
 * another, so a key that may have an item is looked at first: where the store was empty when this
 * process began, only keys that it wrote itself; else all of them. Into a store that was filled
 * when the load began, each new item is put under the condition that its key is free.
 */
final class BulkPuts implements AutoCloseable {

  /** Batches under way at once; DynamoDB takes more, a process of 256 MB does not. */
  static final int THREADS = 8;

  /** Above this a batch costs more memory on its way than it saves requests. */
  private static final long ENOUGH_IN_BATCH = 1024 * 1024;

  private final BulkRequests requests;
  private final boolean lookAtAll;
  private final boolean conditional;
  private final SeenKeys seen = new SeenKeys();
  private final ExecutorService threads;

  /**
   * @param lookAtAll whether there may be items that this process did not write
   * @param conditional whether others may write meanwhile
   */
  BulkPuts(BulkRequests requests, boolean lookAtAll, boolean conditional) {
    this.requests = requests;
    this.lookAtAll = lookAtAll;
    this.conditional = conditional;
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "gantry-load");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Stores all of them; those that are there already and say the same are left alone. */
  void write(List<BulkPut> puts) {
    Map<String, BulkPut> distinct = distinct(puts);
    List<String> names = List.copyOf(distinct.keySet());
    seen.claim(names);
    try {
      List<BulkPut> open = withoutStored(distinct);
      seen.add(names);
      inParallel(batches(open.stream().flatMap(put -> parts(put)).toList()));
      inParallel(
          conditional
              ? open.stream().map(put -> (Runnable) () -> putNew(put)).toList()
              : batches(open.stream().map(put -> Addressed.of(put)).toList()));
    } finally {
      seen.release(names);
    }
  }

  /** A write and the table that it is for. */
  private record Addressed(String table, WriteRequest write) {
    static Addressed of(BulkPut put) {
      return new Addressed(put.table(), BulkRequests.put(put.item()));
    }
  }

  private static Stream<Addressed> parts(BulkPut put) {
    return put.parts().stream().map(part -> new Addressed(put.table(), part));
  }

  private static Map<String, BulkPut> distinct(List<BulkPut> puts) {
    Map<String, BulkPut> distinct = new LinkedHashMap<>();
    for (BulkPut put : puts) {
      BulkPut other = distinct.putIfAbsent(put.name(), put);
      if (other != null && !other.item().equals(put.item())) {
        throw put.taken().get();
      }
    }
    return distinct;
  }

  private List<BulkPut> withoutStored(Map<String, BulkPut> puts) {
    Map<String, List<BulkPut>> doubtful =
        puts.entrySet().stream()
            .filter(put -> lookAtAll || seen.perhaps(put.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.groupingBy(BulkPut::table));
    Map<String, BulkPut> open = new LinkedHashMap<>(puts);
    doubtful
        .values()
        .forEach(some -> stored(some).forEach((name, item) -> settle(open, name, item)));
    return List.copyOf(open.values());
  }

  private Map<String, Map<String, AttributeValue>> stored(List<BulkPut> puts) {
    String table = puts.get(0).table();
    List<String> fields = puts.get(0).keyFields();
    Map<String, Map<String, AttributeValue>> stored = new HashMap<>();
    requests
        .getAll(table, puts.stream().map(BulkPut::key).toList(), List.of())
        .forEach(item -> stored.put(BulkPut.name(table, fields, item), item));
    return stored;
  }

  private static void settle(
      Map<String, BulkPut> open, String name, Map<String, AttributeValue> stored) {
    BulkPut put = open.remove(name);
    if (put != null && !isSame(put, stored)) {
      throw put.taken().get();
    }
  }

  private static boolean isSame(BulkPut put, Map<String, AttributeValue> stored) {
    return stored.equals(put.item()) || put.same().test(stored);
  }

  private void putNew(BulkPut put) {
    try {
      requests.putNew(put.table(), put.item(), put.keyFields().get(0));
    } catch (ConditionalCheckFailedException taken) {
      boolean same = stored(List.of(put)).values().stream().anyMatch(stored -> isSame(put, stored));
      if (!same) {
        throw put.taken().get();
      }
    }
  }

  private List<Runnable> batches(List<Addressed> writes) {
    List<Runnable> batches = new ArrayList<>();
    List<Addressed> batch = new ArrayList<>();
    long size = 0;
    for (Addressed write : writes) {
      batch.add(write);
      size += BulkRecords.characters(write.write().putRequest().item());
      if (batch.size() == Table.MAX_BATCH_WRITE || size >= ENOUGH_IN_BATCH) {
        batches.add(batch(batch));
        batch = new ArrayList<>();
        size = 0;
      }
    }
    if (!batch.isEmpty()) {
      batches.add(batch(batch));
    }
    return batches;
  }

  private Runnable batch(List<Addressed> writes) {
    Map<String, List<WriteRequest>> byTable =
        writes.stream()
            .collect(
                Collectors.groupingBy(
                    Addressed::table, Collectors.mapping(Addressed::write, Collectors.toList())));
    return () -> requests.putBatch(byTable);
  }

  /**
   * Returns when nothing is under way any more; then the first failure speaks. What is not begun by
   * then is left: a busy table takes its time to refuse each batch, and the caller writes all
   * again.
   */
  void inParallel(List<Runnable> work) {
    AtomicBoolean hasFailed = new AtomicBoolean();
    List<Future<?>> underWay = new ArrayList<>(work.size());
    work.forEach(one -> underWay.add(threads.submit(() -> runUnless(hasFailed, one))));
    RuntimeException failure = null;
    for (Future<?> one : underWay) {
      try {
        end(one);
      } catch (RuntimeException failed) {
        failure = failure == null ? failed : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static void runUnless(AtomicBoolean hasFailed, Runnable work) {
    if (hasFailed.get()) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException failed) {
      hasFailed.set(true);
      throw failed;
    }
  }

  private static void end(Future<?> work) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          work.get();
          return;
        } catch (InterruptedException stopped) {
          // What is under way must end before anybody else may write the same keys.
          interrupted = true;
        }
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new StoreException.Unavailable("The load failed", failed.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
