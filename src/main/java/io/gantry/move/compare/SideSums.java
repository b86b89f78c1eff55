package io.gantry.move.compare;

import io.gantry.move.compare.Workers.Work;
import io.gantry.move.digest.KindDigest;
import io.gantry.move.digest.KindSums;
import io.gantry.move.digest.RecordDigest;
import io.gantry.move.digest.RecordDigester;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Sums up the records of one kind on one side. Sums and places change together, so that what is
 * saved is of one moment; safe for use by many threads.
 */
final class SideSums {

  /** Seldom enough to cost nothing beside reading, often enough to lose little. */
  private static final int BATCHES_PER_SAVE = 64;

  private static final String HEADER = "gantry sums 1";
  private static final String DONE = "done";
  private static final String SEPARATOR = "sums";

  private final String name;
  private final Side side;
  private final TenantShare share;
  private final Context context;
  private final KindSums sums;
  private final List<Progress> ranges;
  private final long mostBytes;
  private int unsaved;

  /** How far a range is read. */
  private static final class Progress {
    final BulkRange range;
    Optional<String> place = Optional.empty();
    boolean isDone;

    Progress(BulkRange range) {
      this.range = range;
    }
  }

  /**
   * @param name tells the side from the other one
   * @param mostBytes of memory
   */
  SideSums(
      String name, Side side, EntityKind kind, TenantShare share, Context context, long mostBytes) {
    this.name = name(name, kind, share);
    this.side = side;
    this.share = share;
    this.context = context;
    this.mostBytes = mostBytes;
    this.sums = new KindSums(kind);
    this.ranges = new ArrayList<>();
    List<String> saved =
        context.find(this.name).map(String::lines).map(Stream::toList).orElse(List.of());
    if (saved.isEmpty() || !saved.get(0).equals(HEADER)) {
      context.ranges(side, kind).forEach(range -> ranges.add(new Progress(range)));
    } else {
      restore(kind, saved);
    }
  }

  /** What the sums of a side are saved as. */
  static String name(String side, EntityKind kind, TenantShare share) {
    return side + " " + kind.name() + " " + share;
  }

  /** What is saved when everything was read, by whatever ranges. */
  static String whole(KindSums sums) {
    return saved(List.of(), sums);
  }

  /** What is left to do. */
  List<Work> works() {
    return ranges.stream()
        .filter(progress -> !progress.isDone)
        .<Work>map(progress -> stopped -> read(progress, stopped))
        .toList();
  }

  KindSums sums() {
    return sums;
  }

  KindDigest digest() {
    return sums.digest();
  }

  private void read(Progress progress, BooleanSupplier stopped) {
    RecordDigester digester = new RecordDigester();
    RangeReading.read(
        side,
        share,
        progress.range,
        progress.place,
        stopped,
        (records, read, next) -> {
          long before = digester.bytes();
          List<RecordDigest> digests = records.stream().map(digester::digest).toList();
          add(progress, records, digests, next);
          context.looked(progress.range.kind(), read, digester.bytes() - before);
        });
  }

  private synchronized void add(
      Progress progress,
      List<BulkRecord> records,
      List<RecordDigest> digests,
      Optional<String> next) {
    for (int index = 0; index < records.size(); index++) {
      sums.add(records.get(index).tenant(), digests.get(index));
    }
    progress.place = next;
    progress.isDone = next.isEmpty();
    if (sums.size() > mostBytes && share.parts() < TooManyTenants.MOST_PARTS) {
      throw new TooManyTenants();
    }
    unsaved++;
    if (unsaved >= BATCHES_PER_SAVE || ranges.stream().allMatch(range -> range.isDone)) {
      context.save(name, () -> saved(ranges, sums));
      unsaved = 0;
    }
  }

  private static String saved(List<Progress> ranges, KindSums sums) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Progress progress : ranges) {
      text.append(encoded(progress.range.bounds()))
          .append(' ')
          .append(progress.isDone ? DONE : progress.place.map(SideSums::encoded).orElse(""))
          .append('\n');
    }
    text.append(SEPARATOR).append('\n');
    sums.save().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private void restore(EntityKind kind, List<String> lines) {
    int separator = lines.indexOf(SEPARATOR);
    if (separator < 0) {
      throw new IllegalArgumentException("What was saved of the comparison is damaged: " + name);
    }
    for (String line : lines.subList(1, separator)) {
      int space = line.indexOf(' ');
      Progress progress = new Progress(new BulkRange(kind, decoded(line.substring(0, space))));
      String place = line.substring(space + 1);
      progress.isDone = place.equals(DONE);
      boolean isBegun = !place.isEmpty() && !progress.isDone;
      progress.place = isBegun ? Optional.of(decoded(place)) : Optional.empty();
      ranges.add(progress);
    }
    sums.restore(lines.subList(separator + 1, lines.size()));
  }

  /** With a mark, so that no text is taken for another thing. */
  private static String encoded(String text) {
    return "_" + Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String encoded) {
    return new String(Base64.getUrlDecoder().decode(encoded.substring(1)), StandardCharsets.UTF_8);
  }
}
