package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.account.UserSettings;
import io.gantry.account.UserSettingsRepository;
import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.Change;
import io.gantry.api.Precondition;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonParts;
import io.gantry.common.JsonText;
import io.gantry.store.EntityKind;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the old client: an object of whatever it likes. They lie in the member {@code
 * jaaz} of {@link UserSettings#extra} where the store has settings, else in a file.
 */
@ApiComponent
public class JaazSettings {

  static final String PROXY = "proxy";

  /** The member of the extra settings. */
  private static final String MEMBER = "jaaz";

  private static final String FILE = "settings.json";

  /** What the old servers began with. */
  private static final Map<String, JsonText> DEFAULTS = Map.of(PROXY, new JsonText("\"system\""));

  private final Caller caller;
  private final Store store;
  private final JaazFiles files;
  private final JsonParts parts;

  @Inject
  public JaazSettings(Caller caller, Store store, JaazFiles files, Json json) {
    this.caller = requireNonNull(caller, "caller");
    this.store = requireNonNull(store, "store");
    this.files = requireNonNull(files, "files");
    this.parts = json.parts();
  }

  /** Whether the store keeps them, with all other settings. */
  public boolean areInStore() {
    return store.schemaVersion().has(EntityKind.SETTINGS);
  }

  /** All settings, with the default of what was never set. */
  public Map<String, JsonText> read() {
    Map<String, JsonText> all = new LinkedHashMap<>(DEFAULTS);
    all.putAll(members(kept()));
    return all;
  }

  boolean exist() {
    return kept().isPresent();
  }

  /** Sets members; an object in the place of an object only adds to it. */
  void merge(Map<String, JsonText> changes) {
    if (areInStore()) {
      mergeInStore(changes);
    } else {
      files.change(FILE, before -> merged(before, changes));
    }
  }

  private Optional<JsonText> kept() {
    return areInStore()
        ? settings().find(caller.userId()).flatMap(settings -> member(settings.extra()))
        : files.read(FILE);
  }

  private Optional<JsonText> member(JsonText extra) {
    return Optional.ofNullable(parts.members(extra.value()).get(MEMBER)).filter(JaazBody::isObject);
  }

  private void mergeInStore(Map<String, JsonText> changes) {
    String user = caller.userId();
    Instant now = caller.now();
    UserSettingsRepository settings = settings();
    if (settings.find(user).isEmpty()) {
      try {
        JsonText extra = extra(JsonText.EMPTY_OBJECT, changes);
        settings.create(new UserSettings(user, null, null, null, null, null, extra, now, now, 1));
        return;
      } catch (StoreException.AlreadyExists madeMeanwhile) {
        // then they are changed like any others, below
      }
    }
    new Change<>(
            "settings", user, () -> settings.find(user), UserSettings::revision, settings::replace)
        .apply(Precondition.NONE, before -> changed(before, changes, now));
  }

  private UserSettings changed(UserSettings before, Map<String, JsonText> changes, Instant now) {
    return new UserSettings(
        before.userId(),
        before.theme(),
        before.language(),
        before.persona(),
        before.defaultMode(),
        before.defaultProvider(),
        extra(before.extra(), changes),
        before.createdAt(),
        now,
        before.revision());
  }

  private JsonText extra(JsonText before, Map<String, JsonText> changes) {
    Map<String, JsonText> members = new LinkedHashMap<>(parts.members(before.value()));
    members.put(MEMBER, merged(member(before), changes));
    return parts.text(members);
  }

  private JsonText merged(Optional<JsonText> before, Map<String, JsonText> changes) {
    Map<String, JsonText> all = new LinkedHashMap<>(members(before));
    changes.forEach((name, value) -> all.merge(name, value, this::merged));
    return parts.text(all);
  }

  private JsonText merged(JsonText before, JsonText change) {
    if (!JaazBody.isObject(before) || !JaazBody.isObject(change)) {
      return change;
    }
    Map<String, JsonText> all = new LinkedHashMap<>(parts.members(before.value()));
    all.putAll(parts.members(change.value()));
    return parts.text(all);
  }

  private Map<String, JsonText> members(Optional<JsonText> object) {
    return object.map(text -> parts.members(text.value())).orElse(Map.of());
  }

  private UserSettingsRepository settings() {
    return caller.workspace().settings();
  }
}
