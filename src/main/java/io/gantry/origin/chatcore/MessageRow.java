package io.gantry.origin.chatcore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the history of chats. Whatever has no other place is kept in the metadata. */
final class MessageRow {

  private static final String HISTORY = "history-of-";
  private static final String HISTORY_OF_NOBODY = "history";
  private static final int MAX_DIGITS = 18;

  private final Row row;
  private final String user;
  private final Optional<String> namedConversation;
  private final String conversation;
  private final Optional<String> namedId;
  private final Optional<Instant> time;

  MessageRow(Row row, LocalTimes times) {
    this.row = requireNonNull(row, "row");
    this.user = UserRow.named(row, "user_id").orElse(UserRow.NOBODY);
    this.namedConversation = row.text("conversation_id").filter(Text::isId);
    this.conversation = namedConversation.orElseGet(() -> history(user));
    this.namedId = row.text("message_id").filter(Text::isId);
    this.time = row.text("timestamp").flatMap(times::parse);
  }

  /** Who is said to have it, or {@link UserRow#NOBODY}. */
  String user() {
    return user;
  }

  Optional<String> namedConversation() {
    return namedConversation;
  }

  /** The conversation that it names, or the one of all messages of the user that name none. */
  String conversation() {
    return conversation;
  }

  private static String history(String user) {
    if (user.equals(UserRow.NOBODY)) {
      return HISTORY_OF_NOBODY;
    }
    String id = HISTORY + user;
    return Text.isId(id) ? id : HISTORY + UUID.nameUUIDFromBytes(user.getBytes(UTF_8));
  }

  Optional<String> namedId() {
    return namedId;
  }

  Optional<Instant> time() {
    return time;
  }

  /**
   * @param talk the conversation that it is of
   * @param isRepeated whether an earlier message there has the id that it names
   */
  void message(DataIndex.Talk talk, boolean isRepeated, Out out) {
    String id = namedId().filter(named -> !isRepeated).orElse(row.name().made("row"));
    RecordKey key = new RecordKey(EntityKind.MESSAGE, List.of(conversation(), id));
    Instant time = time().orElse(talk.created());
    remarks(key, talk, isRepeated, time, out);
    out.record(
        row.name(),
        () ->
            new Message(
                id,
                conversation(),
                talk.owner(),
                row.name().orderKey(),
                out.fitted(key, row.name(), "role", role(), Message.MAX_NAME_LENGTH, Oddity.CUT),
                new JsonText(row.members().getOrDefault("content", "null")),
                null,
                new JsonText(row.object(rest(talk, isRepeated))),
                tokenCount(),
                time,
                time,
                1));
  }

  private String role() {
    return row.text("role").filter(role -> !role.isBlank()).orElse("unknown");
  }

  private @Nullable Long tokenCount() {
    return row.raw("token_count").filter(MessageRow::isCount).map(Long::valueOf).orElse(null);
  }

  private static boolean isCount(String json) {
    return json.length() <= MAX_DIGITS && json.chars().allMatch(unit -> unit >= '0' && unit <= '9');
  }

  /** The members that have no other place. */
  private Set<String> rest(DataIndex.Talk talk, boolean isRepeated) {
    Set<String> rest = new LinkedHashSet<>(row.members().keySet());
    rest.remove("content");
    leave(rest, "conversation_id", namedConversation().isPresent());
    leave(rest, "message_id", namedId().isPresent() && !isRepeated);
    leave(rest, "user_id", user().equals(talk.owner()));
    leave(rest, "role", row.text("role").filter(role -> !role.isBlank()).isPresent());
    leave(rest, "timestamp", time().isPresent());
    leave(rest, "token_count", tokenCount() != null);
    return rest;
  }

  /** What is null says no more than what is absent. */
  private void leave(Set<String> rest, String member, boolean hasPlace) {
    if (hasPlace || row.raw(member).isEmpty()) {
      rest.remove(member);
    }
  }

  private void remarks(
      RecordKey key, DataIndex.Talk talk, boolean isRepeated, Instant time, Out out) {
    RowName name = row.name();
    out.repeated(key, row);
    if (time().isEmpty()) {
      out.noTime(key, name, "timestamp", time);
    }
    odd(out, key, isRepeated, "an earlier message of the conversation has its message_id");
    odd(out, key, !user().equals(talk.owner()), "user_id is not that of its conversation");
    odd(out, key, role().equals("unknown"), "role is missing or no text; taken as unknown");
    odd(out, key, !row.members().containsKey("content"), "it has no content; taken as null");
    odd(
        out,
        key,
        namedConversation().isEmpty() && isFilled("conversation_id"),
        "conversation_id cannot be one; it is with those that name none");
    odd(
        out,
        key,
        namedId().isEmpty() && isFilled("message_id"),
        "message_id cannot be one; another was made");
  }

  private boolean isFilled(String member) {
    return row.raw(member).filter(json -> !json.equals("\"\"")).isPresent();
  }

  private void odd(Out out, RecordKey key, boolean isSo, String detail) {
    if (isSo) {
      out.remark(key, Oddity.UNFIT_VALUE, row.name(), detail);
    }
  }
}
