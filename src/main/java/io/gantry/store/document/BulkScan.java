package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkBatch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Gives parts of tables in batches. What a page has beyond a batch is kept for the next one; who
 * goes on elsewhere, or with another reader, needs the place alone.
 */
final class BulkScan {

  /** How many pages without enough records are read before what there is is given. */
  private static final int MAX_PAGES = 8;

  /** Makes records of items, which come in the order of the table. */
  interface Sink {

    /** What will be taken next, for those who look something up for all of it. */
    default void page(List<Map<String, AttributeValue>> items) {}

    void take(Map<String, AttributeValue> item, BulkRecords batch);
  }

  private final BulkRequests requests;
  private final Map<BulkRequests.Look, Progress> open = new ConcurrentHashMap<>();

  BulkScan(BulkRequests requests) {
    this.requests = requests;
  }

  /** What was fetched and not yet given away. */
  private static final class Progress {

    private final Sink sink;
    private final Deque<Map<String, AttributeValue>> items = new ArrayDeque<>();
    private @Nullable Map<String, AttributeValue> lastKey;
    private boolean isLast;

    /** Whether nothing of the run that the last key lies in is left. */
    private boolean isRunOver;

    /** Behind this is what was not yet taken. */
    private @Nullable Map<String, AttributeValue> place;

    Progress(Sink sink, @Nullable Map<String, AttributeValue> start) {
      this.sink = sink;
      this.lastKey = start;
      this.place = start;
    }
  }

  /**
   * The next batch.
   *
   * @param keyFields the key of the table, of texts
   * @param sink makes what takes the items behind a key
   */
  BulkBatch read(
      BulkRequests.Look look,
      List<String> keyFields,
      Optional<String> after,
      Function<Optional<Map<String, AttributeValue>>, Sink> sink) {
    Progress progress = progress(look, keyFields, after, sink);
    BulkRecords batch = new BulkRecords();
    for (int pages = 0; ; pages++) {
      while (!progress.items.isEmpty() && !batch.isFull()) {
        take(progress, batch);
      }
      if (progress.items.isEmpty() && progress.isLast) {
        return batch.toBatch(null);
      }
      if (!progress.items.isEmpty() || batch.isWorthwhile() || pages == MAX_PAGES) {
        open.put(look, progress);
        return batch.toBatch(place(progress, keyFields));
      }
      fetch(look, progress);
    }
  }

  private static String place(Progress progress, List<String> keyFields) {
    if (progress.place == null) {
      throw new IllegalStateException("Nothing was read");
    }
    return KeyPlace.write(progress.place, keyFields);
  }

  private Progress progress(
      BulkRequests.Look look,
      List<String> keyFields,
      Optional<String> after,
      Function<Optional<Map<String, AttributeValue>>, Sink> sink) {
    Optional<Map<String, AttributeValue>> start =
        after.map(place -> KeyPlace.read(place, keyFields));
    Progress left = open.remove(look);
    return left != null && after.isPresent() && after.get().equals(place(left, keyFields))
        ? left
        : new Progress(sink.apply(start), start.orElse(null));
  }

  private void fetch(BulkRequests.Look look, Progress progress) {
    Map<String, AttributeValue> last = progress.lastKey;
    boolean isInRun =
        last != null
            && !progress.isRunOver
            && look.run().filter(run -> run.holds(last)).isPresent();
    BulkRequests.Page page =
        isInRun
            ? rest(look, look.run().orElseThrow(), requireNonNull(last, "last"), progress)
            : requests.scan(look, last);
    progress.isRunOver &= isInRun;
    progress.sink.page(page.items());
    progress.items.addAll(page.items());
    progress.isLast = page.lastKey() == null;
    if (page.lastKey() != null) {
      progress.lastKey = page.lastKey();
    }
    if (page.items().isEmpty()) {
      progress.place = progress.lastKey;
    }
  }

  /** The next page of the run; the last of them leads behind it. */
  private BulkRequests.Page rest(
      BulkRequests.Look look, ScanRun run, Map<String, AttributeValue> last, Progress progress) {
    BulkRequests.Page page = requests.query(look, run, last);
    progress.isRunOver = page.lastKey() == null;
    return progress.isRunOver
        ? new BulkRequests.Page(page.items(), run.behind(last, page.items()))
        : page;
  }

  /** Behind the last item of a page there may be others that the filter left out. */
  private static void take(Progress progress, BulkRecords batch) {
    Map<String, AttributeValue> item = progress.items.remove();
    progress.sink.take(item, batch);
    progress.place = progress.items.isEmpty() && !progress.isLast ? progress.lastKey : item;
  }
}
