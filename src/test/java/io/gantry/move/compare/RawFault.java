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

import io.gantry.move.compare.Difference.Sort;
import io.gantry.store.EntityKind;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A fault that somebody makes in a database past its store.
 *
 * @param field the component that must be named; null where the whole record is concerned
 * @param differences how many there must be
 */
record RawFault(
    String name,
    EntityKind kind,
    Sort sort,
    @Nullable String field,
    int differences,
    Consumer<RawRecords> planting) {

  static List<RawFault> all() {
    List<RawFault> all = new ArrayList<>();
    for (EntityKind kind : List.of(MESSAGE, CANVAS, TICKET, SETTINGS, CREDENTIAL, FILE)) {
      all.add(
          new RawFault(
              "lost: " + kind.label(), kind, Sort.MISSING, null, 1, raw -> raw.remove(kind)));
    }
    for (EntityKind kind : List.of(CANVAS, WORKFLOW, DOCUMENT)) {
      all.add(
          new RawFault(
              "resurrected: " + kind.label(),
              kind,
              Sort.EXTRA,
              null,
              1,
              raw -> raw.copy(kind, "default")));
    }
    all.add(
        new RawFault(
            "in another tenant",
            CANVAS,
            Sort.EXTRA,
            null,
            2,
            raw -> {
              raw.copy(CANVAS, "a");
              raw.remove(CANVAS);
            }));
    all.add(
        new RawFault(
            "stale revision",
            CANVAS,
            Sort.REVISION,
            "revision",
            1,
            raw -> raw.change(CANVAS, "revision", old -> 4L)));
    all.addAll(texts());
    all.addAll(json());
    all.addAll(others());
    return all;
  }

  private static List<RawFault> texts() {
    return List.of(
        text("cut", CONVERSATION, "title", t -> t.substring(0, t.length() - 2)),
        text("line feeds for line ends", TICKET, "description", t -> t.replace("\r\n", "\n")),
        text("space at the end", CANVAS, "name", t -> t + " "),
        text("composed", USER, "display_name", t -> Normalizer.normalize(t, Normalizer.Form.NFD)),
        text("question marks", CONVERSATION, "title", t -> t.replace("😀", "??")),
        text("read as Latin-1", AUDIO_FILE, "s3_key", t -> t.replace("é", "Ã©")),
        text("in lower case", CONVERSATION, "title", t -> t.toLowerCase(Locale.ROOT)),
        text("escaped twice", TICKET, "external_url", t -> t.replace("&", "&amp;")),
        text("empty for text", CONVERSATION, "model", t -> ""),
        field("null for text", CONVERSATION, "model", old -> null),
        text("null as a word", CONVERSATION, "provider", t -> "null"),
        text("another owner", DOCUMENT, "owner_id", t -> "other-owner"),
        text("another place", MESSAGE, "order_key", t -> "key-0000009"),
        text("another role", MESSAGE, "role", t -> "assistant"));
  }

  private static List<RawFault> json() {
    return List.of(
        json("white space lost", t -> t.replace(" ", "")),
        json("true for 1", t -> t.replace("1.0", "true")),
        json("1 for 1.0", t -> t.replace("1.0", "1")),
        json("100 for 1e2", t -> t.replace("1e2", "100")),
        json("digits past 17", t -> t.replace("12345678901234567890", "12345678901234567000")),
        json("escape resolved", t -> t.replace("\\u00e9", "é")),
        json("cut in half", t -> t.substring(0, t.length() / 2)),
        field("no JSON for some", CANVAS, "data", old -> null),
        field("empty object for JSON", WORKFLOW, "inputs", old -> "{}"));
  }

  private static List<RawFault> others() {
    return List.of(
        time("a millisecond late", at -> at.plusMillis(1)),
        time("a microsecond early", at -> at.minusNanos(1_000)),
        time("an hour late", at -> at.plusSeconds(3_600)),
        time("in milliseconds", at -> at.truncatedTo(ChronoUnit.MILLIS)),
        field("no last message", CONVERSATION, "last_message_at", old -> null),
        field("digit 17 lost", FILE, "size", old -> 9_007_199_254_740_992L),
        field("null for 0", FILE, "height", old -> null),
        field("another count", CONVERSATION, "message_count", old -> 40L),
        field("no longer archived", CONVERSATION, "archived", old -> false),
        field("switched off", PROVIDER_CONFIG, "active", old -> false),
        text("demoted", USER, "role", t -> t.equals("admin") ? "member" : "MEMBER"),
        text("hash in capitals", CREDENTIAL, "hash", t -> t.toUpperCase(Locale.ROOT)),
        field("lost salt", CREDENTIAL, "salt", old -> null),
        field("session back", SESSION, "revoked_at", old -> null),
        field("token unused again", REFRESH_TOKEN, "used_at", old -> null),
        field("lost secret", PROVIDER_CONFIG, "encrypted_secret", old -> null),
        text("renamed", TENANT, "name", t -> t + "!"));
  }

  private static RawFault text(
      String name, EntityKind kind, String column, UnaryOperator<String> change) {
    return field(name, kind, column, old -> change.apply(String.valueOf(old)));
  }

  private static RawFault json(String name, UnaryOperator<String> change) {
    return text("JSON: " + name, MESSAGE, "content", change);
  }

  private static RawFault time(String name, UnaryOperator<Instant> change) {
    return field(name, CANVAS, "created_at", old -> change.apply((Instant) old));
  }

  private static RawFault field(
      String name, EntityKind kind, String column, UnaryOperator<@Nullable Object> change) {
    return new RawFault(
        name + ": " + kind.label() + " " + column,
        kind,
        Sort.CHANGED,
        column,
        1,
        raw -> raw.change(kind, column, change));
  }

  @Override
  public String toString() {
    return name;
  }
}
