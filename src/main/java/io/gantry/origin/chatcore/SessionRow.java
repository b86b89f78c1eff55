package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.account.LoginSession;
import io.gantry.common.Text;
import io.gantry.common.Times;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.jaaz.JaazJson;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of the table of sessions. */
final class SessionRow {

  /** How long after its last use the old application ends a session. */
  private static final Duration LIFE = Duration.ofHours(2);

  private final Row row;
  private final LocalTimes times;

  SessionRow(Row row, LocalTimes times) {
    this.row = requireNonNull(row, "row");
    this.times = requireNonNull(times, "times");
  }

  String id() {
    return row.name().made("session");
  }

  /** What the session holds that no record of sessions has a place for; empty when nothing. */
  Optional<String> rest() {
    Set<String> rest = new LinkedHashSet<>(row.members().keySet());
    rest.removeIf(member -> isPlaced(member) || UserRow.isSecret(member));
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of("{\"session\":" + JaazJson.quote(id()) + "," + row.object(rest).substring(1));
  }

  private boolean isPlaced(String member) {
    return switch (member) {
      case "user_id" -> true;
      case "created_at", "last_activity" -> time(member).isPresent();
      case "user_agent" -> text(member, LoginSession.MAX_USER_AGENT_LENGTH) != null;
      case "ip_address" -> text(member, LoginSession.MAX_IP_LENGTH) != null;
      default -> false;
    };
  }

  private Optional<Instant> time(String member) {
    return row.text(member).flatMap(times::parse);
  }

  private @Nullable String text(String member, int maxLength) {
    return row.text(member)
        .filter(text -> text.length() <= maxLength && Text.isWellFormed(text))
        .orElse(null);
  }

  /**
   * @param user whose it is, who must be there
   */
  void session(String user, Out out) {
    Instant created = time("created_at").or(() -> time("last_activity")).orElse(Instant.EPOCH);
    Instant last = time("last_activity").orElse(created);
    Instant ends = last.plus(LIFE);
    remarks(out, created, last);
    out.record(
        row.name(),
        () ->
            new LoginSession(
                id(),
                user,
                text("user_agent", LoginSession.MAX_USER_AGENT_LENGTH),
                text("ip_address", LoginSession.MAX_IP_LENGTH),
                created,
                last,
                ends.isAfter(Times.LATEST) ? Times.LATEST : ends,
                null));
  }

  private void remarks(Out out, Instant created, Instant last) {
    RecordKey key = new RecordKey(EntityKind.SESSION, List.of(id()));
    out.repeated(key, row);
    if (time("created_at").isEmpty()) {
      out.noTime(key, row.name(), "created_at", created);
    }
    if (time("last_activity").isEmpty()) {
      out.noTime(key, row.name(), "last_activity", last);
    }
    out.leftSecrets(
        key,
        row,
        member -> UserRow.isSecret(member) && row.raw(member).isPresent(),
        "is a secret of the old application, and is never taken along");
  }
}
