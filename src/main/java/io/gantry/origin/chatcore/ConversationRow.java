package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.common.Text;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A row of the table of conversations. */
final class ConversationRow {

  private static final Set<String> PLACES =
      Set.of("conversation_id", "user_id", "title", "created_at", "updated_at", "message_count");

  private final Row row;
  private final LocalTimes times;

  ConversationRow(Row row, LocalTimes times) {
    this.row = requireNonNull(row, "row");
    this.times = requireNonNull(times, "times");
  }

  /** Its own id, or one made where it has none; empty when what it has cannot be an id. */
  Optional<String> id() {
    Optional<String> raw = row.raw("conversation_id").filter(json -> !json.equals("\"\""));
    return raw.isEmpty()
        ? Optional.of(row.name().made("conversation"))
        : row.text("conversation_id").filter(Text::isId);
  }

  String owner() {
    return UserRow.named(row, "user_id").orElse(UserRow.NOBODY);
  }

  Instant created() {
    return time("created_at").or(() -> time("updated_at")).orElse(Instant.EPOCH);
  }

  private Instant updated() {
    return time("updated_at").orElse(created());
  }

  private Optional<Instant> time(String member) {
    return row.text(member).flatMap(times::parse);
  }

  /**
   * @param talk what its messages tell
   */
  void conversation(String id, DataIndex.Talk talk, Out out) {
    RecordKey key = new RecordKey(EntityKind.CONVERSATION, List.of(id));
    remarks(key, talk, out);
    out.record(row.name(), () -> of(id, talk, title(key, out), created(), updated()));
  }

  /** A conversation with a title, and times of its own. */
  static Conversation of(
      String id, DataIndex.Talk talk, String title, Instant created, Instant updated) {
    return new Conversation(
        id,
        talk.owner(),
        title,
        null,
        null,
        null,
        null,
        false,
        null,
        talk.messages(),
        talk.lastMessage(),
        created,
        updated,
        1);
  }

  private String title(RecordKey key, Out out) {
    String title = row.text("title").or(() -> row.raw("title")).orElse("");
    int most = Conversation.MAX_TITLE_LENGTH;
    return out.fitted(key, row.name(), "title", title, most, Oddity.CUT);
  }

  private void remarks(RecordKey key, DataIndex.Talk talk, Out out) {
    out.repeated(key, row);
    if (row.raw("conversation_id").filter(json -> !json.equals("\"\"")).isEmpty()) {
      out.remark(key, Oddity.UNFIT_VALUE, row.name(), "it has no conversation_id; one was made");
    }
    if (row.raw("title").isPresent() && row.text("title").isEmpty()) {
      out.remark(key, Oddity.UNFIT_VALUE, row.name(), "title is no text; taken as it stands there");
    }
    if (talk.owner().equals(UserRow.NOBODY)) {
      out.remark(key, Oddity.UNFIT_VALUE, row.name(), "user_id names no user");
    }
    for (String member : List.of("created_at", "updated_at")) {
      if (time(member).isEmpty()) {
        Instant taken = member.equals("created_at") ? created() : updated();
        out.noTime(key, row.name(), member, taken);
      }
    }
    row.raw("message_count")
        .filter(count -> !count.equals(Integer.toString(talk.messages())))
        .ifPresent(count -> counted(key, talk, count, out));
    Set<String> rest = row.besides(PLACES);
    if (!rest.isEmpty()) {
      out.remark(key, Oddity.LEFT, row.name(), "there is no place for " + Out.shown(rest));
    }
  }

  private void counted(RecordKey key, DataIndex.Talk talk, String count, Out out) {
    String said = count.length() <= 18 ? count : "something long";
    String detail = "message_count is " + said + ", and there are " + talk.messages();
    out.remark(key, Oddity.UNFIT_VALUE, row.name(), detail);
  }
}
