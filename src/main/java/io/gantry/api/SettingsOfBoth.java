package io.gantry.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gantry.common.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A user's settings for clients of both kinds: the members of the view, and beside them those that
 * an old client has set.
 *
 * @param jaaz under names that the view does not have
 */
public record SettingsOfBoth(
    @JsonUnwrapped SettingsView view, @JsonAnyGetter Map<String, JsonText> jaaz) {

  private static final Set<String> NAMES =
      Set.of(
          "theme",
          "language",
          "persona",
          "default_mode",
          "default_provider",
          "extra",
          "created_at",
          "updated_at",
          "revision");

  public SettingsOfBoth {
    requireNonNull(view, "view");
    requireNonNull(jaaz, "jaaz");
  }

  /** Where both kinds have a name, Gantry's own stands. */
  static SettingsOfBoth of(SettingsView view, Map<String, JsonText> jaaz) {
    Map<String, JsonText> others = new LinkedHashMap<>(jaaz);
    others.keySet().removeAll(NAMES);
    return new SettingsOfBoth(view, others);
  }
}
