package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.chat.Conversation;
import io.gantry.common.Text;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record that does not fit into the target as it is, or is odd in the source.
 *
 * @param tenant null when it names what no tenant can be called
 * @param key parts that no id can be are given as they can be shown
 * @param detail what is wrong with it, or what is done about it; without secrets, and without
 *     content but for the values of a conflict
 */
public record Finding(
    Sort sort, Weight weight, @Nullable TenantId tenant, RecordKey key, String detail) {

  public Finding {
    requireNonNull(sort, "sort");
    requireNonNull(weight, "weight");
    key = shown(requireNonNull(key, "key"));
    requireNonNull(detail, "detail");
  }

  private static RecordKey shown(RecordKey key) {
    return key.parts().stream().allMatch(Text::isId)
        ? key
        : new RecordKey(key.kind(), key.parts().stream().map(Text::shownId).toList());
  }

  /** In one line, for people. */
  public String line() {
    return sort + " " + place() + ": " + detail;
  }

  /** The record, for people. */
  public String place() {
    return tenant == null ? key.toString() : key + " of tenant " + tenant;
  }

  /** The first row of a batch that nothing could be made of. */
  static Optional<Finding> unreadable(BulkBatch batch) {
    return batch.remarks().stream()
        .filter(remark -> remark.oddity() == BulkRemark.Oddity.UNREADABLE)
        .map(Finding::unreadable)
        .findFirst();
  }

  private static Finding unreadable(BulkRemark remark) {
    return new Finding(
        Sort.UNREADABLE, Weight.OBSTACLE, remark.tenant(), remark.key(), remark.detail());
  }

  static Finding made(BulkRecord record) {
    return new Finding(
        Sort.MADE, Weight.DECISION, record.tenant(), record.key(), made(record.value()));
  }

  private static String made(Object value) {
    if (value instanceof Conversation conversation) {
      return "for what is left of it, "
          + conversation.messageCount()
          + " messages; without a title, and of their times";
    }
    return value instanceof User user ? "user " + user.username() : "tenant";
  }

  /** Whether the move can go on. */
  public enum Weight {
    /** The move stops before its first write. */
    OBSTACLE,
    /** A choice that was made by name, or the rule for such records; the record is listed. */
    DECISION
  }

  /** What can be found. */
  public enum Sort {
    LACKING_KIND("the target has no such records"),
    LACKING_FIELD("the target cannot keep a part of it"),
    TENANT("it belongs to a tenant that the target has no place for"),
    OWNER("it belongs to a user that the target has no place for"),
    ID_FORM("the target has no such ids"),
    ORDER("its place among the others cannot be kept"),
    TOO_LARGE("it is too large for the target"),
    NOT_JSON("it ought to be JSON and is not"),
    DUPLICATE_NAME("another user has the name or the address"),
    DUPLICATE_ID("another record has the id"),
    DUPLICATE_SHARE("another conversation has the share id"),
    ORPHAN("what it belongs to is not there"),
    ODD_VALUE("it holds what no record may hold"),
    LEFT_OUT("a part of it stays where it is"),
    UNREADABLE("it cannot be read"),
    KNOWN_PASSWORD("everybody can know its password"),
    CONFLICT("the target holds another record of this id"),
    MADE("the move makes it");

    private final String meaning;

    Sort(String meaning) {
      this.meaning = meaning;
    }

    /** For people. */
    public String meaning() {
      return meaning;
    }
  }
}
