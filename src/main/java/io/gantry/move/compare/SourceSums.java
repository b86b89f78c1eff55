package io.gantry.move.compare;

import static java.util.Objects.requireNonNull;

import io.gantry.move.digest.KindSums;
import io.gantry.move.digest.RecordDigest;
import io.gantry.move.digest.RecordDigester;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import java.util.List;

/**
 * Sums up the records of one kind of the source while something else has them read, so that a
 * comparison need not read them for itself. Safe for use by many threads.
 */
public final class SourceSums {

  private final EntityKind kind;
  private final KindSums sums;
  private final long mostBytes;
  private volatile boolean fits = true;

  public SourceSums(EntityKind kind) {
    this(kind, Comparison.MOST_BYTES_PER_SIDE);
  }

  /**
   * @param mostBytes of memory
   */
  SourceSums(EntityKind kind, long mostBytes) {
    this.kind = requireNonNull(kind, "kind");
    this.sums = new KindSums(kind);
    this.mostBytes = mostBytes;
  }

  /** Adds records as the comparison views them, each once. */
  public void add(List<BulkRecord> records) {
    if (!fits) {
      return;
    }
    RecordDigester digester = new RecordDigester();
    List<RecordDigest> digests = records.stream().map(digester::digest).toList();
    synchronized (sums) {
      for (int index = 0; index < digests.size(); index++) {
        sums.add(records.get(index).tenant(), digests.get(index));
      }
      fits = sums.size() <= mostBytes;
    }
  }

  /**
   * To be called when all are added: saves them where a comparison of one source looks for them.
   * Sums of more tenants than fit into memory are not saved, and the comparison reads the source in
   * parts.
   */
  public void save(ComparisonJournal journal) {
    if (!fits) {
      return;
    }
    synchronized (sums) {
      journal.save(SideSums.name(Comparison.SOURCE, kind, TenantShare.ALL), SideSums.whole(sums));
    }
  }
}
