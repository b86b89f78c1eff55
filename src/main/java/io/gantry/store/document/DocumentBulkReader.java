package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the single table of version 8 as a whole, by two Scans. */
final class DocumentBulkReader implements BulkReader {

  /** What is so few that to divide it would be dearer than to read it. */
  private static final long FEW = 500;

  private static final Set<EntityKind> KINDS = kindsToMove();

  private final MessageScan messages;
  private final SpooledRecords others;

  DocumentBulkReader(
      BulkRequests requests, String table, BulkTenants tenants, RecordMapping mapping) {
    Map<String, EntityKind> names =
        KINDS.stream()
            .filter(kind -> kind != EntityKind.MESSAGE)
            .collect(
                Collectors.toMap(
                    kind -> mapping.nameOf(DocumentShelf.of(kind).type()), kind -> kind));
    this.messages = new MessageScan(requests, table, tenants);
    this.others = new SpooledRecords(requests, table, tenants, names);
  }

  private static Set<EntityKind> kindsToMove() {
    Set<EntityKind> kinds = EnumSet.copyOf(SchemaVersion.V8.kinds());
    kinds.remove(EntityKind.IDEMPOTENT_ANSWER);
    return Set.copyOf(kinds);
  }

  @Override
  public Set<EntityKind> kinds() {
    return KINDS;
  }

  @Override
  public boolean isSnapshot() {
    return false;
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    requireKind(kind);
    if (parts < 1 || parts > Segment.MAX_TOTAL) {
      throw new IllegalArgumentException("Not a number of ranges: " + parts);
    }
    boolean divided = parts > 1 && (kind == EntityKind.MESSAGE || others.count(kind) > FEW);
    int total = divided ? parts : 1;
    return IntStream.range(0, total)
        .mapToObj(number -> new BulkRange(kind, new Segment(number, total).toString()))
        .toList();
  }

  private static void requireKind(EntityKind kind) {
    if (!KINDS.contains(requireNonNull(kind, "kind"))) {
      throw new IllegalArgumentException("A " + kind.label() + " cannot be moved");
    }
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    requireNonNull(after, "after");
    requireKind(range.kind());
    Segment segment = Segment.of(range.bounds());
    return range.kind() == EntityKind.MESSAGE
        ? messages.read(segment, after)
        : others.read(range.kind(), segment, after);
  }

  @Override
  public void close() {
    others.close();
  }
}
