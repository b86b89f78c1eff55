package io.gantry.store.document;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.chat.Message;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.RecordKey;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazJson;
import io.gantry.store.jaaz.JaazTimes;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is odd about rows of versions 5 and 6: found by writing the record that was made of a row,
 * and comparing what both say.
 */
final class KindOddities {

  private static final Set<String> TIMES =
      Set.of(
          "created_at",
          "updated_at",
          "last_login",
          "uploaded_at_iso",
          "recorded_at_iso",
          "password_created_at",
          "password_updated_at");

  private static final Set<String> JSON = Set.of("data", "api_json", "inputs", "outputs");

  /** Without them a record has no time of its own. */
  private static final Set<String> REQUIRED_TIMES = Set.of("created_at", "updated_at");

  /** What {@link io.gantry.store.jaaz.FittedText} puts in the place of what it cuts off. */
  private static final String CUT_SIGN = "\u2026";

  private KindOddities() {}

  /**
   * Tells what is odd.
   *
   * @param written the item that the record would be written as
   * @param storedId the id of the row as it is
   */
  static void tell(
      BulkRecord record,
      KindRow row,
      String storedId,
      Map<String, AttributeValue> written,
      List<String> columns,
      Consumer<BulkRemark> to) {
    if (JaazIds.isOdd(storedId)) {
      to.accept(remark(record, Oddity.UNFIT_VALUE, "the id is shown as " + shownId(record)));
    }
    KindRow after = new KindRow(written);
    for (String column : columns) {
      oddity(column, row, after)
          .ifPresent(oddity -> to.accept(remark(record, oddity, detail(oddity, column))));
    }
  }

  private static String shownId(BulkRecord record) {
    List<String> parts = record.key().parts();
    return parts.get(parts.size() - 1);
  }

  private static BulkRemark remark(BulkRecord record, Oddity oddity, String detail) {
    return new BulkRemark(record.tenant(), record.key(), oddity, detail);
  }

  /** A row of which no record is made. */
  static BulkRemark unreadable(TenantId tenant, RecordKey key, String detail) {
    return new BulkRemark(tenant, key, Oddity.UNREADABLE, detail);
  }

  /** A user whose password everybody can know. */
  static BulkRemark knownPassword(BulkRecord record, User user) {
    String who = user.role() == Role.ADMIN ? "administers, and signs in" : "signs in";
    return remark(
        record,
        Oddity.KNOWN_PASSWORD,
        who + " with a password that Jaaz ships; change it after the move");
  }

  private static String detail(Oddity oddity, String column) {
    return switch (oddity) {
      case NOT_JSON -> column + " is not JSON; taken as a JSON string";
      case NO_TIME -> column + " is no time; taken from the other time of the row, else 1970";
      case CUT -> column + " has more than a record can have; only a part was taken";
      case UNFIT_VALUE, ORPHAN, UNREADABLE, MADE, KNOWN_PASSWORD, LEFT, NO_KIND ->
          column + " has a value that a record cannot have; the nearest was taken";
    };
  }

  private static Optional<Oddity> oddity(String column, KindRow row, KindRow after) {
    if (column.equals("message")) {
      return Optional.empty();
    }
    @Nullable String before = row.filled(column);
    if (TIMES.contains(column)) {
      return timeOddity(column, before, after.filled(column));
    }
    if (Objects.equals(before, after.filled(column))
        || before == null
        || isSameNumber(column, row, after)) {
      return Optional.empty();
    }
    Oddity other = isCut(before, after.filled(column)) ? Oddity.CUT : Oddity.UNFIT_VALUE;
    return Optional.of(JSON.contains(column) ? Oddity.NOT_JSON : other);
  }

  private static boolean isCut(String before, @Nullable String after) {
    return after == null || (before.length() > after.length() && after.endsWith(CUT_SIGN));
  }

  private static Optional<Oddity> timeOddity(
      String column, @Nullable String before, @Nullable String after) {
    Optional<Instant> time = JaazTimes.parse(before);
    boolean missing = before == null && (after == null || !REQUIRED_TIMES.contains(column));
    return missing || time.isPresent() ? Optional.empty() : Optional.of(Oddity.NO_TIME);
  }

  private static boolean isSameNumber(String column, KindRow row, KindRow after) {
    Long number = row.number(column);
    return number != null && number.equals(after.number(column));
  }

  /** Tells when the text of a message is none that a chat has. */
  static void tellText(BulkRecord record, @Nullable String text, Consumer<BulkRemark> to) {
    String content = ((Message) record.value()).content().value();
    if (text == null) {
      to.accept(remark(record, Oddity.UNFIT_VALUE, "message is missing; taken as null"));
    } else if (content.startsWith("\"") && !content.equals(text) && !JaazJson.isJson(text)) {
      to.accept(remark(record, Oddity.NOT_JSON, detail(Oddity.NOT_JSON, "message")));
    }
  }
}
