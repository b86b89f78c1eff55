package io.gantry.move.compare;

import static io.gantry.store.EntityKind.AUDIO_FILE;
import static io.gantry.store.EntityKind.CANVAS;
import static io.gantry.store.EntityKind.CONVERSATION;
import static io.gantry.store.EntityKind.CREDENTIAL;
import static io.gantry.store.EntityKind.DOCUMENT;
import static io.gantry.store.EntityKind.FILE;
import static io.gantry.store.EntityKind.MESSAGE;
import static io.gantry.store.EntityKind.PROVIDER_CONFIG;
import static io.gantry.store.EntityKind.REFRESH_TOKEN;
import static io.gantry.store.EntityKind.SESSION;
import static io.gantry.store.EntityKind.SETTINGS;
import static io.gantry.store.EntityKind.TENANT;
import static io.gantry.store.EntityKind.TICKET;
import static io.gantry.store.EntityKind.USER;
import static io.gantry.store.EntityKind.WORKFLOW;

import io.gantry.account.CredentialScheme;
import io.gantry.account.Role;
import io.gantry.account.TenantStatus;
import io.gantry.account.UserStatus;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.fake.RecordCopy;
import io.gantry.move.compare.Difference.Sort;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A way in which moves have been seen to spoil records, done to records on purpose.
 *
 * @param kind of the records that suffer
 * @param sort what a comparison must call it
 * @param field the component that must be named; null where whole records are concerned
 * @param most how many differences there may be
 */
record Fault(
    String name,
    EntityKind kind,
    Sort sort,
    @Nullable String field,
    int most,
    Consumer<List<BulkRecord>> planting) {

  /** The records with the fault among them. */
  List<BulkRecord> plant(List<BulkRecord> records) {
    List<BulkRecord> spoilt = new ArrayList<>(records);
    planting.accept(spoilt);
    return spoilt;
  }

  static List<Fault> all() {
    List<Fault> all = new ArrayList<>(wholeRecords());
    all.addAll(texts());
    all.addAll(json());
    all.addAll(times());
    all.addAll(numbers());
    all.addAll(accounts());
    return all;
  }

  private static List<Fault> wholeRecords() {
    List<Fault> faults = new ArrayList<>();
    for (EntityKind kind : EntityKind.values()) {
      if (kind != EntityKind.IDEMPOTENT_ANSWER) {
        faults.add(
            whole(
                "lost " + kind.label(),
                kind,
                Sort.MISSING,
                1,
                all -> all.remove(first(all, kind))));
      }
    }
    faults.add(whole("lost at the end", MESSAGE, Sort.MISSING, 1, all -> all.remove(last(all))));
    faults.add(
        whole(
            "lost tenant with everything",
            CONVERSATION,
            Sort.MISSING,
            100,
            all -> all.removeIf(record -> record.tenant().equals(TenantId.DEFAULT))));
    faults.add(
        whole("doubled", MESSAGE, Sort.DOUBLED, 1, all -> all.add(all.get(first(all, MESSAGE)))));
    faults.add(
        whole(
            "doubled under another id",
            CANVAS,
            Sort.EXTRA,
            1,
            all -> add(all, RecordCopy.with(all.get(first(all, CANVAS)).value(), "id", "copy"))));
    faults.add(
        whole(
            "resurrected after its deletion",
            TICKET,
            Sort.EXTRA,
            1,
            all -> add(all, RecordCopy.with(all.get(first(all, TICKET)).value(), "id", "old"))));
    faults.add(
        whole(
            "in another tenant",
            WORKFLOW,
            Sort.MISSING,
            2,
            all -> {
              BulkRecord moved = all.remove(first(all, WORKFLOW));
              all.add(BulkRecord.of(new TenantId("elsewhere"), moved.value()));
            }));
    faults.add(
        whole(
            "in another conversation",
            MESSAGE,
            Sort.MISSING,
            2,
            all -> with(all, MESSAGE, "conversationId", old -> "bare")));
    faults.add(
        whole(
            "under its id in capitals",
            FILE,
            Sort.MISSING,
            2,
            all -> with(all, FILE, "id", old -> old.toString().toUpperCase(Locale.ROOT))));
    faults.add(
        new Fault(
            "stale revision",
            CANVAS,
            Sort.REVISION,
            "revision",
            1,
            all -> with(all, CANVAS, "revision", old -> (long) old - 1)));
    faults.add(
        new Fault(
            "content of two swapped",
            MESSAGE,
            Sort.CHANGED,
            "content",
            2,
            all -> swap(all, "content")));
    faults.add(
        new Fault(
            "order of two swapped",
            MESSAGE,
            Sort.CHANGED,
            "order_key",
            2,
            all -> swap(all, "orderKey")));
    return faults;
  }

  private static List<Fault> texts() {
    return List.of(
        text("cut by one character", CONVERSATION, "title", t -> t.substring(0, t.length() - 2)),
        text("cut at NUL", TICKET, "description", t -> t.replaceAll("\u0000.*", "")),
        text("NUL for a space", SESSION, "userAgent", t -> t.replace('\u0000', ' ')),
        text("line feeds for line ends", TICKET, "description", t -> t.replace("\r\n", "\n")),
        text("space at the end", CANVAS, "name", t -> t + " "),
        text("composed", USER, "displayName", t -> Normalizer.normalize(t, Normalizer.Form.NFD)),
        text("question marks", CONVERSATION, "title", t -> t.replace("😀", "??")),
        text("replacement", USER, "displayName", t -> t.replace('名', '\ufffd')),
        text("read as Latin-1", AUDIO_FILE, "s3Key", t -> t.replace("é", "Ã©")),
        text("in lower case", CONVERSATION, "title", t -> t.toLowerCase(Locale.ROOT)),
        text("escaped twice", TICKET, "externalUrl", t -> t.replace("&", "&amp;")),
        field("empty for null", CONVERSATION, "model", 1, old -> ""),
        field("null for text", CONVERSATION, "model", 0, old -> null),
        field("null as a word", CONVERSATION, "provider", 1, old -> "null"),
        field("another owner", DOCUMENT, "ownerId", 0, old -> "other-owner"),
        field("lost share id", CONVERSATION, "shareId", 0, old -> null),
        field("another role", MESSAGE, "role", 0, old -> "assistant"),
        field("another reference", CONVERSATION, "canvasId", 0, old -> "another"));
  }

  private static List<Fault> json() {
    return List.of(
        json("white space lost", t -> t.replace(" ", "")),
        json("true for 1", t -> t.replace("1.0", "true")),
        json("1 for 1.0", t -> t.replace("1.0", "1")),
        json("100 for 1e2", t -> t.replace("1e2", "100")),
        json("digits past 17 lost", t -> t.replace("12345678901234567890", "12345678901234567000")),
        json("null for nothing in a list", t -> t.replace("null", "")),
        json("escape resolved", t -> t.replace("\\u00e9", "é")),
        json("order of members", t -> t.replace("\"b\"", "\"c\"")),
        json("cut in half", t -> t.substring(0, t.length() / 2)),
        json("quoted once more", t -> '"' + t.replace("\"", "\\\"") + '"'),
        field("null text for no JSON", CANVAS, "data", 1, old -> new JsonText("null")),
        field("no JSON for some", CANVAS, "data", 0, old -> null),
        field("empty object for none", WORKFLOW, "inputs", 1, old -> new JsonText("{}")),
        field("empty list for object", SETTINGS, "extra", 1, old -> new JsonText("[]")));
  }

  private static List<Fault> times() {
    List<Fault> faults = new ArrayList<>();
    faults.add(time("a millisecond late", at -> at.plusMillis(1)));
    faults.add(time("a microsecond early", at -> at.minusNanos(1_000)));
    faults.add(time("an hour late", at -> at.plus(Duration.ofHours(1))));
    faults.add(time("in milliseconds", at -> at.truncatedTo(ChronoUnit.MILLIS)));
    faults.add(time("in seconds", at -> at.truncatedTo(ChronoUnit.SECONDS)));
    faults.add(time("at the epoch", at -> Instant.EPOCH));
    faults.add(field("no last message", CONVERSATION, "lastMessageAt", 0, old -> null));
    return faults;
  }

  private static List<Fault> numbers() {
    return List.of(
        field("digit 17 lost", FILE, "size", 0, old -> 9_007_199_254_740_992L),
        field("cut to 32 bits", AUDIO_FILE, "fileSize", 0, old -> (long) Integer.MAX_VALUE),
        field("0 for null", FILE, "height", 1, old -> 0),
        field("null for 0", FILE, "height", 0, old -> null),
        field("0 for no number", MESSAGE, "tokenCount", 1, old -> 0L),
        field("another count", CONVERSATION, "messageCount", 0, old -> 40L),
        field("no longer archived", CONVERSATION, "archived", 0, old -> false),
        field("switched on", PROVIDER_CONFIG, "active", 1, old -> true));
  }

  private static List<Fault> accounts() {
    return List.of(
        field("promoted", USER, "role", 1, old -> Role.ADMIN),
        field("disabled", USER, "status", 1, old -> UserStatus.DISABLED),
        field("tenant active again", TENANT, "status", 0, old -> TenantStatus.ACTIVE),
        field("address in capitals", USER, "email", 0, old -> "LOCAL@EXAMPLE.ORG"),
        field("hash in capitals", CREDENTIAL, "hash", 0, old -> new Secret("0A1B".repeat(16))),
        field("another scheme", CREDENTIAL, "scheme", 1, old -> CredentialScheme.BCRYPT),
        field("lost salt", CREDENTIAL, "salt", 0, old -> null),
        field("session back", SESSION, "revokedAt", 0, old -> null),
        field("token unused again", REFRESH_TOKEN, "usedAt", 0, old -> null),
        field("token of another family", REFRESH_TOKEN, "familyId", 0, old -> "bare"),
        field("lost secret", PROVIDER_CONFIG, "encryptedSecret", 0, old -> null),
        field(
            "another secret", PROVIDER_CONFIG, "encryptedSecret", 0, old -> new Secret("b3RoZXI")));
  }

  private static Fault whole(
      String name, EntityKind kind, Sort sort, int most, Consumer<List<BulkRecord>> planting) {
    return new Fault(name, kind, sort, null, most, planting);
  }

  private static Fault text(
      String name, EntityKind kind, String component, UnaryOperator<String> change) {
    return field(name, kind, component, 0, old -> change.apply(String.valueOf(old)));
  }

  private static Fault json(String name, UnaryOperator<String> change) {
    return field(
        "JSON: " + name,
        MESSAGE,
        "content",
        0,
        old -> new JsonText(change.apply(String.valueOf(old))));
  }

  private static Fault time(String name, UnaryOperator<Instant> change) {
    return field(name, CANVAS, "createdAt", 0, old -> change.apply((Instant) old));
  }

  /**
   * @param nth which record of the kind: 0 has all components, 1 has none that need not be
   */
  private static Fault field(
      String name,
      EntityKind kind,
      String component,
      int nth,
      UnaryOperator<@Nullable Object> change) {
    return new Fault(
        name + ": " + kind.label() + " " + component,
        kind,
        Sort.CHANGED,
        component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
        1,
        all -> with(all, nth(all, kind, nth), component, change));
  }

  private static void with(
      List<BulkRecord> all,
      EntityKind kind,
      String component,
      UnaryOperator<@Nullable Object> change) {
    with(all, first(all, kind), component, change);
  }

  private static void with(
      List<BulkRecord> all, int index, String component, UnaryOperator<@Nullable Object> change) {
    BulkRecord old = all.get(index);
    Object value = change.apply(RecordCopy.get(old.value(), component));
    all.set(index, BulkRecord.of(old.tenant(), RecordCopy.with(old.value(), component, value)));
  }

  private static void swap(List<BulkRecord> all, String component) {
    int first = first(all, MESSAGE);
    Message one = (Message) all.get(first).value();
    Message other = (Message) all.get(first + 1).value();
    with(all, first, component, old -> RecordCopy.get(other, component));
    with(all, first + 1, component, old -> RecordCopy.get(one, component));
  }

  private static void add(List<BulkRecord> all, Object value) {
    all.add(BulkRecord.of(TenantId.DEFAULT, value));
  }

  private static int first(List<BulkRecord> all, EntityKind kind) {
    return nth(all, kind, 0);
  }

  private static int nth(List<BulkRecord> all, EntityKind kind, int number) {
    int left = number;
    for (int index = 0; index < all.size(); index++) {
      BulkRecord record = all.get(index);
      if (record.kind() == kind && record.tenant().equals(TenantId.DEFAULT) && left-- == 0) {
        return index;
      }
    }
    throw new AssertionError("There are not so many of " + kind.plural());
  }

  /** The last message of all. */
  private static int last(List<BulkRecord> all) {
    for (int index = all.size() - 1; index >= 0; index--) {
      if (all.get(index).kind() == MESSAGE) {
        return index;
      }
    }
    throw new AssertionError("There is no message");
  }

  @Override
  public String toString() {
    return name;
  }
}
