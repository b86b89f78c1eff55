package io.gantry.origin.prompttoissue;

import static java.util.Objects.requireNonNull;

import io.gantry.origin.rows.PlainUser;
import io.gantry.origin.rows.Sealing;
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
import io.gantry.store.jaaz.JaazTimes;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of PromptToIssue as records. A range is a part of a table, or what is made up: users who
 * own something and have no row, conversations that are gone and have left something, and settings
 * for what no other record of a user has a component for.
 */
final class PromptToIssueReader implements BulkReader {

  private static final String MADE = "made";

  /** More segments than the tables of this program need. */
  private static final int MAX_PARTS = 16;

  private static final int MADE_AT_ONCE = 500;

  private final ForeignTables tables;
  private final Layout layout;
  private final Sealing sealing;
  private final TenantId tenant;
  private @Nullable Survey survey;

  /**
   * @param tenant the one that records will be of, which encrypted keys are bound to
   */
  PromptToIssueReader(ForeignTables tables, Layout layout, Sealing sealing, TenantId tenant) {
    this.tables = requireNonNull(tables, "tables");
    this.layout = requireNonNull(layout, "layout");
    this.sealing = requireNonNull(sealing, "sealing");
    this.tenant = requireNonNull(tenant, "tenant");
  }

  /** What a batch is made of. */
  private record Parts(List<BulkRecord> records, List<BulkRemark> remarks) {

    Parts() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void add(Object record) {
      records.add(BulkRecord.of(TenantId.DEFAULT, record));
    }

    void remark(RecordKey key, Oddity oddity, String detail) {
      remarks.add(new BulkRemark(TenantId.DEFAULT, key, oddity, detail));
    }

    BulkBatch toBatch(@Nullable String next) {
      return new BulkBatch(records, remarks, next);
    }
  }

  @Override
  public Set<EntityKind> kinds() {
    return RowKind.BY_ENTITY.keySet();
  }

  @Override
  public boolean isSnapshot() {
    return tables.isSnapshot();
  }

  @Override
  public List<BulkRange> ranges(EntityKind kind, int parts) {
    RowKind rows = row(kind);
    int divided = tables.canDivide() ? Math.min(parts, MAX_PARTS) : 1;
    List<BulkRange> ranges = new ArrayList<>();
    List<ForeignLook> looks = layout.looks(rows);
    for (int look = 0; look < looks.size(); look++) {
      for (int part = 0; part < divided; part++) {
        ranges.add(new BulkRange(kind, look + "/" + part + "/" + divided));
      }
    }
    ranges.add(new BulkRange(kind, MADE));
    return ranges;
  }

  private static RowKind row(EntityKind kind) {
    RowKind row = RowKind.BY_ENTITY.get(requireNonNull(kind, "kind"));
    if (row == null) {
      throw new IllegalArgumentException("PromptToIssue has no " + kind.plural());
    }
    return row;
  }

  private synchronized Survey survey() {
    Survey known = survey;
    if (known == null) {
      known = Survey.of(tables, layout);
      survey = known;
    }
    return known;
  }

  @Override
  public BulkBatch read(BulkRange range, Optional<String> after) {
    RowKind kind = row(range.kind());
    if (range.bounds().equals(MADE)) {
      return made(kind, after.orElse(""));
    }
    ForeignLook look = look(range);
    ForeignPage page = tables.read(look, after);
    Parts parts = new Parts();
    for (ForeignRow row : page.rows()) {
      take(kind, look.table(), row, parts);
    }
    return parts.toBatch(page.next());
  }

  private ForeignLook look(BulkRange range) {
    String[] bounds = range.bounds().split("/", -1);
    try {
      return layout
          .looks(row(range.kind()))
          .get(Integer.parseInt(bounds[0]))
          .part(Integer.parseInt(bounds[1]), Integer.parseInt(bounds[2]));
    } catch (NumberFormatException | IndexOutOfBoundsException odd) {
      throw new IllegalArgumentException("Not a range of this source: " + range.bounds(), odd);
    }
  }

  private void take(RowKind wanted, String table, ForeignRow row, Parts parts) {
    Optional<Item> item = layout.item(table, row);
    if (item.isEmpty()) {
      if (layout.keeper(table) == wanted) {
        strange(table, row, parts);
      }
      return;
    }
    RowKind kind = item.get().kind();
    boolean keys = wanted == RowKind.PROVIDER_CONFIG && kind == RowKind.SETTINGS;
    if (kind == wanted || keys) {
      take(item.get(), row, keys, parts);
    }
  }

  private static void strange(String table, ForeignRow row, Parts parts) {
    row.damaged()
        .ifPresentOrElse(
            column ->
                parts.remark(
                    place(row), Oddity.UNREADABLE, "a row of " + table + ": " + noText(column)),
            () -> parts.remark(place(row), Oddity.NO_KIND, stranger(table, row)));
  }

  private static String noText(String column) {
    return column + " must be text in the encoding of the file";
  }

  /** What is nothing known belongs to nobody that could be told. */
  private static RecordKey place(ForeignRow row) {
    requireNonNull(row, "row");
    return new RecordKey(EntityKind.TENANT, List.of(TenantId.DEFAULT.value()));
  }

  private static String stranger(String table, ForeignRow row) {
    String key =
        row.text(SingleTable.HASH).orElse("?") + " / " + row.text(SingleTable.RANGE).orElse("?");
    String what =
        row.text(SingleTable.HASH).isPresent() ? "the item " + key : "a row without a usable id";
    return what + " of " + table + " is none that is known; it is not carried over";
  }

  private void take(Item item, ForeignRow row, boolean keys, Parts parts) {
    Optional<String> damaged = row.damaged();
    if (damaged.isPresent()) {
      parts.remark(item.key(), Oddity.UNREADABLE, noText(damaged.get()));
      return;
    }
    try {
      if (keys) {
        keys(item, row).ifPresent(parts::add);
      } else if (survey().isTwice(item)) {
        parts.remark(item.key(), Oddity.UNREADABLE, "several rows have its id");
      } else {
        record(item, row, parts).ifPresent(parts::add);
      }
    } catch (IllegalArgumentException unfit) {
      parts.remark(item.key(), Oddity.UNREADABLE, String.valueOf(unfit.getMessage()));
    }
  }

  private Optional<? extends Object> keys(Item item, ForeignRow row) {
    boolean isFirst =
        survey().isFirst(item, new RecordMaking(item, row, layout, any -> {}).rowId());
    return isFirst ? RecordMaking.keys(item, row, layout, sealing, tenant) : Optional.empty();
  }

  private Optional<Object> record(Item item, ForeignRow row, Parts parts) {
    RecordMaking making = new RecordMaking(item, row, layout, parts.remarks()::add);
    making.remarkContradictions(layout);
    if (item.kind() == RowKind.SETTINGS && !survey().isFirst(item, making.rowId())) {
      parts.remark(
          item.key(), Oddity.NO_KIND, "the user has other settings, which the program uses");
      return Optional.empty();
    }
    return Optional.of(
        switch (item.kind()) {
          case USER -> {
            Object user = making.user();
            making.remarkRemainder();
            yield user;
          }
          case SETTINGS -> {
            owner(item, making);
            yield making.settings(survey().remainder(item.parent()));
          }
          case PROVIDER_CONFIG -> making.providerConfig(owner(item, making), sealing, tenant);
          case CONVERSATION -> making.conversation(owner(item, making), survey().thread(item.id()));
          case MESSAGE -> making.message(survey().ownerOfConversation(item.parent()));
          case TICKET -> making.ticket(survey().ownerOfConversation(item.parent()));
        });
  }

  private String owner(Item item, RecordMaking making) {
    String owner = survey().ownerOf(item.parent());
    if (!survey().isThere(owner)) {
      making.remarkOrphan("its user is not there; " + owner + " is made up, and cannot sign in");
    }
    return owner;
  }

  private BulkBatch made(RowKind kind, String after) {
    return switch (kind) {
      case USER -> madeUsers(after);
      case SETTINGS -> made(survey().withoutSettings(), after, this::madeSettings);
      case CONVERSATION -> made(survey().missingConversations(), after, this::madeConversation);
      case MESSAGE, TICKET, PROVIDER_CONFIG -> new Parts().toBatch(null);
    };
  }

  private BulkBatch madeUsers(String after) {
    BulkBatch users = made(survey().missingUsers(), after, PromptToIssueReader::madeUser);
    if (!after.isEmpty()) {
      return users;
    }
    Parts beside = new Parts();
    layout
        .strange(tables.tables())
        .forEach(
            table ->
                beside.remark(
                    new RecordKey(EntityKind.TENANT, List.of(TenantId.DEFAULT.value())),
                    Oddity.LEFT,
                    "the table " + table.name() + " is not carried over"));
    beside.records().addAll(users.records());
    beside.remarks().addAll(users.remarks());
    return beside.toBatch(users.next());
  }

  private static Object madeUser(String id, Parts parts) {
    parts.remark(
        new RecordKey(EntityKind.USER, List.of(id)), Oddity.MADE, "for what is left of a user");
    return PlainUser.gone(id);
  }

  private Object madeSettings(String user, Parts parts) {
    parts.remark(
        new RecordKey(EntityKind.SETTINGS, List.of(user)),
        Oddity.MADE,
        "for what no other record of the user has a component for");
    return RecordMaking.settingsOf(user, survey().remainder(user).orElseThrow());
  }

  private Object madeConversation(String id, Parts parts) {
    Survey.Thread thread = survey().thread(id);
    parts.remark(
        new RecordKey(EntityKind.CONVERSATION, List.of(id)),
        Oddity.ORPHAN,
        "it is gone, and has left "
            + thread.messages()
            + " messages and "
            + thread.tickets()
            + " tickets; one is made up for them");
    return RecordMaking.missing(id, thread, JaazTimes.UNKNOWN);
  }

  /** Makes something up for an id. */
  @FunctionalInterface
  private interface Making {
    Object record(String id, Parts parts);
  }

  private static BulkBatch made(SortedSet<String> ids, String after, Making making) {
    Parts parts = new Parts();
    List<String> behind =
        new TreeSet<>(ids).tailSet(after, false).stream().limit(MADE_AT_ONCE).toList();
    behind.forEach(id -> parts.add(making.record(id, parts)));
    return parts.toBatch(behind.size() < MADE_AT_ONCE ? null : behind.get(behind.size() - 1));
  }

  @Override
  public void close() {
    // The end closes the tables.
  }
}
