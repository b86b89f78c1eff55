package io.gantry.move.compare;

import io.gantry.store.BulkRange;
import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What all parts of a comparison use. */
final class Context {

  /** More ranges than threads, so that no thread waits long for the last one. */
  private static final int RANGES_PER_THREAD = 4;

  private final ComparisonOptions options;
  private final ComparisonJournal journal;
  private final ComparisonListener listener;

  Context(ComparisonOptions options, ComparisonJournal journal, ComparisonListener listener) {
    this.options = options;
    this.journal = journal;
    this.listener = listener;
  }

  ComparisonOptions options() {
    return options;
  }

  /** What was saved last under the name. */
  synchronized Optional<String> find(String name) {
    return journal.find(name);
  }

  /** Saves one state at a time: with many tenants, two such texts do not fit into a small heap. */
  synchronized void save(String name, Supplier<String> state) {
    journal.save(name, state.get());
  }

  synchronized void looked(EntityKind kind, long records, long bytes) {
    listener.looked(kind, records, bytes);
  }

  synchronized void summedUp(KindComparison kind) {
    listener.summedUp(kind);
  }

  /** The ranges of a kind; none where the side does not have it. */
  List<BulkRange> ranges(Side side, EntityKind kind) {
    return side.reader().kinds().contains(kind)
        ? side.reader().ranges(kind, options.threads() * RANGES_PER_THREAD)
        : List.of();
  }

  /** Works of two sides so that both are read at once, on as many threads as asked for. */
  void run(List<Workers.Work> source, List<Workers.Work> target) {
    List<Workers.Work> works = new ArrayList<>();
    for (int index = 0; index < Math.max(source.size(), target.size()); index++) {
      if (index < source.size()) {
        works.add(source.get(index));
      }
      if (index < target.size()) {
        works.add(target.get(index));
      }
    }
    new Workers(options.threads()).run(works);
  }
}
