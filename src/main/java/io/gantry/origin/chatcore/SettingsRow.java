package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.account.UserSettings;
import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.store.jaaz.JaazJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What users and their sessions hold besides what records have a place for; kept as it stands in
 * the settings of the user.
 */
final class SettingsRow {

  /** The member for what sessions hold, as an array; users have none of the name. */
  static final String SESSIONS = "chatcore_sessions";

  private static final Set<String> PLACES = Set.of("theme", "language", "persona");

  private final Row row;
  private final UserRow user;
  private final String id;
  private final List<String> sessions;

  /**
   * @param sessions of the user, each as a JSON object
   */
  SettingsRow(Row row, UserRow user, String id, List<String> sessions) {
    this.row = requireNonNull(row, "row");
    this.user = requireNonNull(user, "user");
    this.id = requireNonNull(id, "id");
    this.sessions = List.copyOf(sessions);
  }

  void settings(Out out) {
    if (user.rest().isEmpty() && sessions.isEmpty()) {
      return;
    }
    out.record(
        row.name(),
        () ->
            new UserSettings(
                id,
                placed("theme"),
                placed("language"),
                placed("persona"),
                null,
                null,
                new JsonText(extra()),
                user.created(),
                user.updated(),
                1));
  }

  private @Nullable String placed(String member) {
    return place(member).orElse(null);
  }

  private Optional<String> place(String member) {
    return row.text(member)
        .filter(text -> text.length() <= UserSettings.MAX_TEXT_LENGTH && Text.isWellFormed(text));
  }

  private String extra() {
    Set<String> rest = new LinkedHashSet<>(user.rest());
    rest.removeIf(member -> PLACES.contains(member) && place(member).isPresent());
    List<String> members = new ArrayList<>();
    rest.forEach(one -> members.add(JaazJson.quote(one) + ":" + row.members().get(one)));
    if (!sessions.isEmpty()) {
      members.add(JaazJson.quote(SESSIONS) + ":[" + String.join(",", sessions) + "]");
    }
    return "{" + String.join(",", members) + "}";
  }
}
