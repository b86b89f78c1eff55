package io.gantry.origin.decisiondata;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Text;
import io.gantry.origin.rows.PlainUser;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.foreign.ForeignLook;
import io.gantry.store.foreign.ForeignPage;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The two tables as records. A range is a part of a table, or the users that are made up because
 * audio files name them and they have no row.
 */
final class DecisionDataReader implements BulkReader {

  static final Set<EntityKind> KINDS =
      Set.of(EntityKind.USER, EntityKind.CREDENTIAL, EntityKind.SETTINGS, EntityKind.AUDIO_FILE);

  /** Who gets what nobody knows the owner of. */
  static final String ORPHANS = "decision-data-orphans";

  private static final String MADE = "made";

  /** More segments than the tables of this program need. */
  private static final int MAX_PARTS = 16;

  private static final int MADE_AT_ONCE = 500;

  private final ForeignTables source;
  private final DecisionTables tables;
  private @Nullable People people;

  DecisionDataReader(ForeignTables source, DecisionTables tables) {
    this.source = requireNonNull(source, "source");
    this.tables = requireNonNull(tables, "tables");
  }

  /** Who is there, and who should be. Keeps about 100 bytes of each. */
  private record People(Set<String> there, SortedSet<String> missing) {}

  @Override
  public Set<EntityKind> kinds() {
    return KINDS;
  }

  @Override
  public boolean isSnapshot() {
    return source.isSnapshot();
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    requireKind(kind);
    int divided = source.canDivide() ? Math.min(parts, MAX_PARTS) : 1;
    List<BulkRange> ranges = new ArrayList<>();
    for (int part = 0; part < divided; part++) {
      ranges.add(new BulkRange(kind, part + "/" + divided));
    }
    if (kind == EntityKind.USER) {
      ranges.add(new BulkRange(kind, MADE));
    }
    return ranges;
  }

  private static void requireKind(EntityKind kind) {
    if (!KINDS.contains(requireNonNull(kind, "kind"))) {
      throw new IllegalArgumentException("Decision Data has no " + kind.plural());
    }
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    requireKind(range.kind());
    if (range.bounds().equals(MADE)) {
      return made(after.orElse(""));
    }
    ForeignPage page = source.read(look(range), after);
    List<BulkRecord> records = new ArrayList<>();
    List<BulkRemark> remarks = new ArrayList<>();
    for (ForeignRow row : page.rows()) {
      take(range.kind(), row, remarks)
          .ifPresent(record -> records.add(BulkRecord.of(TenantId.DEFAULT, record)));
    }
    return new BulkBatch(records, remarks, page.next());
  }

  private ForeignLook look(BulkRange range) {
    String[] bounds = range.bounds().split("/", -1);
    boolean audio = range.kind() == EntityKind.AUDIO_FILE;
    try {
      return ForeignLook.at(audio ? tables.audioFiles() : tables.users())
          .part(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
    } catch (NumberFormatException | IndexOutOfBoundsException odd) {
      throw new IllegalArgumentException("Not a range of this source: " + range.bounds(), odd);
    }
  }

  private Optional<? extends Object> take(
      EntityKind kind, ForeignRow row, List<BulkRemark> remarks) {
    boolean audio = kind == EntityKind.AUDIO_FILE;
    String id = row.text(audio ? DecisionTables.FILE_ID : DecisionTables.USER_ID).orElse("");
    try {
      return audio ? audioFile(id, row, remarks::add) : account(id, kind, row, remarks::add);
    } catch (IllegalArgumentException unfit) {
      remarks.add(
          remark(
              new RecordKey(kind, List.of(id)),
              Oddity.UNREADABLE,
              String.valueOf(unfit.getMessage())));
      return Optional.empty();
    }
  }

  private static BulkRemark remark(RecordKey key, Oddity oddity, String detail) {
    return new BulkRemark(TenantId.DEFAULT, key, oddity, detail);
  }

  private static Optional<? extends Object> account(
      String id, EntityKind kind, ForeignRow row, Consumer<BulkRemark> remarks) {
    AccountMaking making = new AccountMaking(id, kind, row, remarks);
    if (kind == EntityKind.CREDENTIAL) {
      return making.credential();
    }
    return kind == EntityKind.SETTINGS ? making.settings() : Optional.of(making.user());
  }

  private Optional<? extends Object> audioFile(
      String id, ForeignRow row, Consumer<BulkRemark> remarks) {
    AudioMaking making = new AudioMaking(id, row, remarks);
    String owner = owner(row);
    if (!people().there().contains(owner)) {
      making.remarkOrphan(owner);
    }
    return Optional.of(making.audioFile(owner));
  }

  private static String owner(ForeignRow row) {
    return row.text(DecisionTables.USER_ID).filter(Text::isId).orElse(ORPHANS);
  }

  private synchronized People people() {
    People known = people;
    if (known == null) {
      Set<String> there = new HashSet<>();
      SortedSet<String> missing = new TreeSet<>();
      each(
          ForeignLook.at(tables.users()).only(DecisionTables.USER_ID),
          row -> row.text(DecisionTables.USER_ID).ifPresent(there::add));
      each(
          ForeignLook.at(tables.audioFiles()).only(DecisionTables.USER_ID, DecisionTables.FILE_ID),
          row -> {
            if (!there.contains(owner(row))) {
              missing.add(owner(row));
            }
          });
      known = new People(there, missing);
      people = known;
    }
    return known;
  }

  private void each(ForeignLook look, Consumer<ForeignRow> visitor) {
    Optional<String> place = Optional.empty();
    do {
      ForeignPage page = source.read(look, place);
      page.rows().forEach(visitor);
      place = page.following();
    } while (place.isPresent());
  }

  private BulkBatch made(String after) {
    List<String> behind =
        new TreeSet<>(people().missing())
            .tailSet(after, false).stream().limit(MADE_AT_ONCE).toList();
    List<BulkRecord> records =
        behind.stream().map(id -> BulkRecord.of(TenantId.DEFAULT, PlainUser.gone(id))).toList();
    List<BulkRemark> remarks = new ArrayList<>(after.isEmpty() ? beside() : List.of());
    behind.forEach(
        id ->
            remarks.add(
                remark(
                    new RecordKey(EntityKind.USER, List.of(id)),
                    Oddity.MADE,
                    "for audio files of a user who is gone")));
    return new BulkBatch(
        records, remarks, behind.size() < MADE_AT_ONCE ? null : behind.get(behind.size() - 1));
  }

  private List<BulkRemark> beside() {
    RecordKey all = new RecordKey(EntityKind.TENANT, List.of(TenantId.DEFAULT.value()));
    return tables.beside(source).stream()
        .map(
            table -> remark(all, Oddity.LEFT, "the table " + table.name() + " is not carried over"))
        .toList();
  }

  @Override
  public void close() {
    // The end closes the tables.
  }
}
