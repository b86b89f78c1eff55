package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The source as the target is to be: its records mapped, and those besides that the move makes.
 * Fails on a record that does not fit, which a preflight finds before.
 */
final class MappedReader implements BulkReader {

  /** The bounds of the range of records that the move makes; those of the source have a prefix. */
  private static final String MADE = "made";

  /** Those of the range of what is added for what is put aside: entries, or conversations. */
  private static final String QUARANTINED = "quarantined";

  private static final String SOURCE = "source:";

  private final BulkReader source;
  private final Mapping mapping;

  /**
   * A batch of mapped records.
   *
   * @param read how many records of the source it was made of
   */
  record Batch(BulkBatch mapped, int read) {}

  MappedReader(BulkReader source, Mapping mapping) {
    this.source = requireNonNull(source, "source");
    this.mapping = requireNonNull(mapping, "mapping");
  }

  /** Those of the target that the source has, or that are made. */
  @Override
  public Set<EntityKind> kinds() {
    Set<EntityKind> kinds = EnumSet.noneOf(EntityKind.class);
    kinds.addAll(source.kinds());
    mapping.plan().made().forEach(record -> kinds.add(record.kind()));
    if (mapping.plan().quarantine() != null) {
      kinds.add(EntityKind.DOCUMENT);
    }
    kinds.retainAll(mapping.plan().to().kinds());
    return kinds;
  }

  @Override
  public boolean isSnapshot() {
    return source.isSnapshot();
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    List<BulkRange> ranges = new ArrayList<>();
    if (!made(kind).isEmpty()) {
      ranges.add(new BulkRange(kind, MADE));
    }
    if (isAddedTo(kind)) {
      ranges.add(new BulkRange(kind, QUARANTINED));
    }
    if (source.kinds().contains(kind)) {
      source
          .ranges(kind, parts)
          .forEach(range -> ranges.add(new BulkRange(kind, SOURCE + range.bounds())));
    }
    return ranges;
  }

  /** Whether what is put aside adds records of this kind. */
  private boolean isAddedTo(EntityKind kind) {
    Quarantine quarantine = mapping.plan().quarantine();
    return quarantine != null
        && (kind == EntityKind.DOCUMENT
            || (kind == EntityKind.CONVERSATION && quarantine.makesConversations()));
  }

  private List<BulkRecord> made(EntityKind kind) {
    return mapping.plan().made().stream().filter(record -> record.kind() == kind).toList();
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    return readBatch(range, after).mapped();
  }

  /** {@link #read}, and of how many records of the source it was made. */
  Batch readBatch(BulkRange range, Optional<String> after) {
    if (range.bounds().equals(MADE)) {
      return new Batch(new BulkBatch(made(range.kind()), List.of(), null), 0);
    }
    Quarantine quarantine = mapping.plan().quarantine();
    if (range.bounds().equals(QUARANTINED) && quarantine != null) {
      TenantId tenant = mapping.plan().newTenant();
      return new Batch(quarantine.records(range.kind(), tenant, after), 0);
    }
    String bounds = range.bounds().substring(SOURCE.length());
    BulkBatch batch = source.read(new BulkRange(range.kind(), bounds), after);
    Finding.unreadable(batch)
        .ifPresent(
            found -> {
              throw unforeseen(found.place() + " cannot be read: " + found.detail());
            });
    List<BulkRecord> mapped = new ArrayList<>(batch.records().size());
    batch.records().forEach(record -> map(record).ifPresent(mapped::add));
    return new Batch(new BulkBatch(mapped, batch.remarks(), batch.next()), batch.records().size());
  }

  /** Mapped records as a comparison sees them. */
  List<BulkRecord> comparable(List<BulkRecord> records) {
    return records.stream().map(mapping::comparable).toList();
  }

  private Optional<BulkRecord> map(BulkRecord record) {
    Mapped mapped = mapping.map(record);
    if (mapped instanceof Mapped.Unfit unfit) {
      throw unforeseen(record.key() + " does not fit: " + unfit.detail());
    }
    return mapped instanceof Mapped.Moved moved ? Optional.of(moved.record()) : Optional.empty();
  }

  private static MoveException unforeseen(String message) {
    return new MoveException(
        MoveException.Code.DOES_NOT_FIT,
        message,
        "look at all such records with --dry-run; nothing is lost: the source is as it was");
  }

  @Override
  public void close() {
    source.close();
  }
}
