package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.move.MoveException;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the files; they were read once when it was opened. Ranges are rows of a table that follow
 * each other, places are where a row begins. Both tell of which bytes they are: files that changed
 * since are refused.
 */
final class TinyDbReader implements BulkReader {

  static final Set<EntityKind> KINDS =
      Set.of(
          EntityKind.USER,
          EntityKind.CREDENTIAL,
          EntityKind.SETTINGS,
          EntityKind.SESSION,
          EntityKind.DOCUMENT,
          EntityKind.CONVERSATION,
          EntityKind.MESSAGE);

  /** The range of what is told of files, and the one of conversations without a row. */
  private static final String FILES = "files";

  private static final String MADE = "made";

  private static final Pattern BOUNDS =
      Pattern.compile(
          "([0-9a-f]{16}) (?:(files|made)|(\\d{1,9}) (\\d{1,18}) (\\d{1,18}) (\\d{1,18}))");

  private static final Pattern PLACE = Pattern.compile("(\\d{1,18}) (\\d{1,18})");

  private final FoundData data;
  private final DataIndex index;
  private final RowReading rows;
  private final List<BulkRemark> remarks;
  private final List<String> made;

  /**
   * @param isZoneGiven whether somebody said of which zone times without one are
   */
  TinyDbReader(
      FoundData data,
      DataIndex index,
      LocalTimes times,
      boolean isZoneGiven,
      ShippedPasswords shipped) {
    this.data = requireNonNull(data, "data");
    this.index = requireNonNull(index, "index");
    this.rows = new RowReading(data, index, times, shipped);
    this.made = index.made();
    List<BulkRemark> all = new ArrayList<>(data.remarks());
    if (index.hasLocalTimes() && !isZoneGiven) {
      all.add(zoneRemark());
    }
    this.remarks = List.copyOf(all);
  }

  private BulkRemark zoneRemark() {
    return new BulkRemark(
        TenantId.DEFAULT,
        new RecordKey(EntityKind.DOCUMENT, List.of(data.files().get(0).name())),
        BulkRemark.Oddity.NO_TIME,
        "times have no zone, and were taken as UTC; ?zone=Europe/Istanbul would say another");
  }

  @Override
  public Set<EntityKind> kinds() {
    return KINDS;
  }

  @Override
  public boolean isSnapshot() {
    return true;
  }

  private static List<TableKind> tables(EntityKind kind) {
    return switch (kind) {
      case USER, CREDENTIAL, SETTINGS -> List.of(TableKind.USERS);
      case SESSION -> List.of(TableKind.SESSIONS);
      case CONVERSATION -> List.of(TableKind.CONVERSATIONS);
      case MESSAGE -> List.of(TableKind.MESSAGES);
      case DOCUMENT -> Arrays.stream(TableKind.values()).filter(TableKind::isCompanyFile).toList();
      case TENANT,
          REFRESH_TOKEN,
          TICKET,
          CANVAS,
          WORKFLOW,
          FILE,
          AUDIO_FILE,
          PROVIDER_CONFIG,
          IDEMPOTENT_ANSWER ->
          throw new IllegalArgumentException("There are no " + kind.plural() + " here");
    };
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    List<BulkRange> ranges = new ArrayList<>();
    for (TableKind table : tables(kind)) {
      data.of(table).forEach(segment -> ranges.addAll(ranges(kind, segment, parts)));
    }
    if (kind == EntityKind.USER) {
      ranges.add(range(kind, FILES));
    } else if (kind == EntityKind.CONVERSATION || ranges.isEmpty()) {
      ranges.add(range(kind, MADE));
    }
    return List.copyOf(ranges);
  }

  private List<BulkRange> ranges(EntityKind kind, Segment segment, int parts) {
    List<Segment.Block> blocks = segment.blocks();
    List<BulkRange> ranges = new ArrayList<>();
    int begin = 0;
    for (int part = 1; part <= parts; part++) {
      int end = (int) ((long) blocks.size() * part / parts);
      if (end > begin) {
        Segment.Block first = blocks.get(begin);
        long to = blocks.get(end - 1).to();
        String rows = segment.number() + " " + first.from() + " " + to + " " + first.first();
        ranges.add(range(kind, rows));
        begin = end;
      }
    }
    return ranges;
  }

  private BulkRange range(EntityKind kind, String bounds) {
    return new BulkRange(kind, data.fingerprint() + " " + bounds);
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    Matcher bounds = BOUNDS.matcher(range.bounds());
    if (!bounds.matches()) {
      throw new IllegalArgumentException("No range of these files: " + range.bounds());
    }
    if (!bounds.group(1).equals(data.fingerprint())) {
      throw new MoveException(
          MoveException.Code.FAILED,
          "The files were changed since the move began",
          "empty the target and move again");
    }
    if (FILES.equals(bounds.group(2))) {
      return new BulkBatch(List.of(), remarks, null);
    }
    return MADE.equals(bounds.group(2))
        ? made(range.kind(), after.map(Integer::parseInt).orElse(0))
        : rows(range.kind(), bounds, after);
  }

  private BulkBatch made(EntityKind kind, int from) {
    Out out = new Out(kind);
    int to = Math.min(made.size(), from + BulkBatch.MAX_RECORDS);
    if (kind == EntityKind.CONVERSATION) {
      for (String id : made.subList(from, to)) {
        MadeConversation.into(out, id, index.talk(id).orElseThrow());
      }
    }
    boolean isLast = to == made.size() || kind != EntityKind.CONVERSATION;
    return new BulkBatch(out.records(), out.remarks(), isLast ? null : Integer.toString(to));
  }

  private BulkBatch rows(EntityKind kind, Matcher bounds, Optional<String> after) {
    Segment segment = data.segments().get(Integer.parseInt(bounds.group(3)));
    segment.file().requireUnchanged();
    Matcher place = PLACE.matcher(after.orElse(bounds.group(4) + " " + bounds.group(6)));
    if (!place.matches()) {
      throw new IllegalArgumentException("No place in these files: " + after);
    }
    long from = Long.parseLong(place.group(1));
    long number = Long.parseLong(place.group(2));
    long to = Long.parseLong(bounds.group(5));
    try (Rows reading = new Rows(segment, from, to, number)) {
      return batch(kind, reading);
    }
  }

  private BulkBatch batch(EntityKind kind, Rows reading) {
    Out out = new Out(kind);
    long characters = 0;
    for (int count = 0;
        count < BulkBatch.MAX_RECORDS && characters < BulkBatch.ENOUGH_CHARACTERS;
        count++) {
      Optional<Row> row = reading.next();
      if (row.isEmpty()) {
        break;
      }
      characters += row.get().json().length();
      rows.read(row.get(), out);
    }
    String next = reading.place().map(at -> at.from() + " " + at.number()).orElse(null);
    return new BulkBatch(out.records(), out.remarks(), next);
  }

  /** Nothing is open between two batches. */
  @Override
  public void close() {
    // see above
  }
}
