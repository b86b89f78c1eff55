package io.gantry.origin.chatcore;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is read at a path. */
record Read(List<BulkRecord> records, List<BulkRemark> remarks) {

  static Read at(Path path) {
    return at(path, null, 1);
  }

  static Read at(Path path, @Nullable ZoneId zone, int parts) {
    LocalTimes times = new LocalTimes(zone == null ? ZoneId.of("UTC") : zone);
    try (BulkReader reader = new TinyDbEnd(path, times, zone != null, any -> false).reader()) {
      return all(reader, parts);
    }
  }

  static Read all(BulkReader reader, int parts) {
    Read read = new Read(new ArrayList<>(), new ArrayList<>());
    for (EntityKind kind : reader.kinds().stream().sorted(Comparator.naturalOrder()).toList()) {
      for (BulkRange range : reader.ranges(kind, parts)) {
        Optional<String> place = Optional.empty();
        do {
          BulkBatch batch = reader.read(range, place);
          read.records.addAll(batch.records());
          read.remarks.addAll(batch.remarks());
          place = batch.following();
        } while (place.isPresent());
      }
    }
    return read;
  }

  <T> List<T> of(Class<T> type) {
    return values(type).toList();
  }

  private <T> Stream<T> values(Class<T> type) {
    return records.stream().map(BulkRecord::value).filter(type::isInstance).map(type::cast);
  }

  /** What was remarked of this sort. */
  List<String> remarks(BulkRemark.Oddity oddity) {
    return remarks.stream()
        .filter(remark -> remark.oddity() == oddity)
        .map(remark -> remark.key() + ": " + remark.detail())
        .toList();
  }
}
