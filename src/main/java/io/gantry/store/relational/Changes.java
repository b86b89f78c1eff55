package io.gantry.store.relational;

import io.gantry.common.JsonText;
import io.gantry.store.jaaz.JaazJson;
import io.gantry.store.jaaz.JaazTimes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one row that a replacement gives another value. All others keep what they hold,
 * readable or not.
 */
final class Changes {

  private final Map<String, @Nullable String> values = new LinkedHashMap<>();

  /**
   * Takes note of a text that is stored as it is.
   *
   * @param attribute of the row, from the code
   */
  Changes add(String attribute, @Nullable String shown, @Nullable String wanted) {
    return add(attribute, shown, wanted, wanted);
  }

  /**
   * Takes note of a value.
   *
   * @param shown what the row gives now
   * @param wanted what it is to give
   * @param stored how that is stored
   */
  Changes add(
      String attribute, @Nullable Object shown, @Nullable Object wanted, @Nullable String stored) {
    if (!Objects.equals(shown, wanted)) {
      values.put(attribute, stored);
    }
    return this;
  }

  /**
   * Takes note of a payload.
   *
   * @param field its name in snake_case, for the failure when it is not JSON
   */
  Changes addJson(
      String attribute, String field, @Nullable JsonText shown, @Nullable JsonText wanted) {
    if (!Objects.equals(shown, wanted)) {
      values.put(attribute, JaazJson.write(field, wanted));
    }
    return this;
  }

  /** Takes note of a time. */
  Changes addTime(String attribute, Instant shown, Instant wanted) {
    return add(attribute, shown, wanted, JaazTimes.ofSqlite(wanted));
  }

  /** Changes the row, unless nothing is to be changed. */
  void apply(StatelessSession session, JaazRow row) {
    if (values.isEmpty()) {
      return;
    }
    String assignments =
        values.keySet().stream()
            .map(attribute -> "r." + attribute + " = :" + attribute)
            .collect(Collectors.joining(", "));
    MutationQuery update =
        session.createMutationQuery(
            "update "
                + row.getClass().getSimpleName()
                + " r set "
                + assignments
                + " where r.number = :number");
    values.forEach((attribute, value) -> update.setParameter(attribute, value, String.class));
    update.setParameter("number", row.number).executeUpdate();
  }
}
