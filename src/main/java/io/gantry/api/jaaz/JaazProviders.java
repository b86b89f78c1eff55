package io.gantry.api.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.Change;
import io.gantry.api.Precondition;
import io.gantry.api.ProviderConfigBody;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonParts;
import io.gantry.common.Ids;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.common.Text;
import io.gantry.provider.ProviderConfig;
import io.gantry.provider.ProviderConfigRepository;
import io.gantry.security.SecretVault;
import io.gantry.store.EntityKind;
import io.gantry.store.Store;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the old client: for each model provider an object with {@code url}, {@code
 * models} and {@code api_key}. The key is kept encrypted, apart from the rest, and is shown as
 * {@link #MASK}; a client that sends the mask back leaves the key as it is. They are provider
 * configurations where the store has those, else they lie in a file.
 */
@ApiComponent
public class JaazProviders {

  /** Stands for a key that is there. */
  static final String MASK = "********";

  private static final String KEY = "api_key";
  private static final String FILE = "config.json";

  private final Caller caller;
  private final Store store;
  private final JaazFiles files;
  private final SecretVault vault;
  private final Ids ids;
  private final JsonParts parts;

  @Inject
  public JaazProviders(
      Caller caller, Store store, JaazFiles files, SecretVault vault, Ids ids, Json json) {
    this.caller = requireNonNull(caller, "caller");
    this.store = requireNonNull(store, "store");
    this.files = requireNonNull(files, "files");
    this.vault = requireNonNull(vault, "vault");
    this.ids = requireNonNull(ids, "ids");
    this.parts = json.parts();
  }

  /**
   * What is kept of one provider.
   *
   * @param config all but the key, a JSON object
   * @param secret the encrypted key; null when there is none
   */
  record Kept(JsonText config, @Nullable String secret) {

    /** Not even the encrypted key is printed. */
    @Override
    public String toString() {
      return "Kept[" + config + "]";
    }
  }

  /** The providers by name, as the client reads them. */
  Map<String, Map<String, JsonText>> read() {
    Map<String, Map<String, JsonText>> shown = new LinkedHashMap<>();
    kept().forEach((provider, kept) -> shown.put(provider, shown(kept)));
    return shown;
  }

  boolean exist() {
    return isInStore() ? !kept().isEmpty() : files.read(FILE).isPresent();
  }

  /**
   * Sets all providers: what is not named any more is gone.
   *
   * @param providers objects by the name of the provider
   * @throws io.gantry.common.InvalidValueException when something does not fit; nothing has changed
   *     then
   */
  void replace(Map<String, JsonText> providers) {
    providers.forEach(this::require);
    if (isInStore()) {
      replaceInStore(providers);
    } else {
      files.change(FILE, before -> inFile(before, providers));
    }
  }

  private void require(String provider, JsonText wanted) {
    Text.requireFilled("provider", provider, ProviderConfig.MAX_NAME_LENGTH);
    if (!JaazBody.isObject(wanted)) {
      throw JaazBody.refused(provider, "must be an object");
    }
    String key = key(wanted);
    if (!key.isEmpty()) {
      Text.requireEncodable(KEY, key, ProviderConfigBody.MAX_SECRET_BYTES);
    }
  }

  private boolean isInStore() {
    return store.schemaVersion().has(EntityKind.PROVIDER_CONFIG);
  }

  private Map<String, Kept> kept() {
    if (!isInStore()) {
      return files.read(FILE).map(this::fromFile).orElse(Map.of());
    }
    Map<String, Kept> kept = new LinkedHashMap<>();
    active()
        .forEach(
            one ->
                kept.putIfAbsent(
                    one.provider(),
                    new Kept(
                        one.config(),
                        one.encryptedSecret() == null ? null : one.encryptedSecret().reveal())));
    return kept;
  }

  /** A user may have several for one provider: the newest counts. */
  private List<ProviderConfig> active() {
    return JaazLists.all(repository(), caller.userId()).stream()
        .filter(ProviderConfig::active)
        .toList();
  }

  private void replaceInStore(Map<String, JsonText> providers) {
    Map<String, ProviderConfig> current = new LinkedHashMap<>();
    for (ProviderConfig one : active()) {
      if (providers.containsKey(one.provider())) {
        current.putIfAbsent(one.provider(), one);
      } else {
        repository().delete(one.ownerId(), one.id());
      }
    }
    providers.forEach((provider, wanted) -> set(provider, wanted, current.get(provider)));
  }

  private void set(String provider, JsonText wanted, @Nullable ProviderConfig before) {
    Instant now = caller.now();
    if (before == null) {
      String id = ids.next();
      Secret secret = sealed(key(wanted), null, id).map(Secret::new).orElse(null);
      repository()
          .create(
              new ProviderConfig(
                  id, caller.userId(), provider, withoutKey(wanted), secret, true, now, now, 1));
      return;
    }
    new Change<>(
            "provider configuration",
            before.id(),
            () -> repository().find(before.ownerId(), before.id()),
            ProviderConfig::revision,
            repository()::replace)
        .apply(Precondition.NONE, current -> changed(current, wanted, now));
  }

  private ProviderConfig changed(ProviderConfig current, JsonText wanted, Instant now) {
    String old = current.encryptedSecret() == null ? null : current.encryptedSecret().reveal();
    return new ProviderConfig(
        current.id(),
        current.ownerId(),
        current.provider(),
        withoutKey(wanted),
        sealed(key(wanted), old, current.id()).map(Secret::new).orElse(null),
        true,
        current.createdAt(),
        now,
        current.revision());
  }

  private Map<String, Kept> fromFile(JsonText file) {
    Map<String, Kept> kept = new LinkedHashMap<>();
    parts
        .members(file.value())
        .forEach(
            (provider, text) -> {
              Map<String, JsonText> members = parts.members(text.value());
              kept.put(
                  provider,
                  new Kept(
                      members.getOrDefault("config", JsonText.EMPTY_OBJECT),
                      Optional.ofNullable(members.get("secret"))
                          .flatMap(parts::string)
                          .orElse(null)));
            });
    return kept;
  }

  private JsonText inFile(Optional<JsonText> before, Map<String, JsonText> providers) {
    Map<String, Kept> old = before.map(this::fromFile).orElse(Map.of());
    Map<String, Kept> fresh = new LinkedHashMap<>();
    providers.forEach(
        (provider, wanted) -> {
          Kept known = old.get(provider);
          String secret = known == null ? null : known.secret();
          fresh.put(
              provider,
              new Kept(
                  withoutKey(wanted),
                  sealed(key(wanted), secret, FILE + "/" + provider).orElse(null)));
        });
    return parts.text(fresh);
  }

  /**
   * The key to keep, encrypted.
   *
   * @param old the encrypted key that there was; null for none
   * @param place the record or file that the ciphertext is bound to
   */
  private Optional<String> sealed(String key, @Nullable String old, String place) {
    if (key.equals(MASK)) {
      return Optional.ofNullable(old);
    }
    return key.isEmpty()
        ? Optional.empty()
        : Optional.of(vault.encrypt(new Secret(key), caller.workspace().tenant(), place).reveal());
  }

  private String key(JsonText wanted) {
    return Optional.ofNullable(parts.members(wanted.value()).get(KEY))
        .flatMap(parts::string)
        .orElse("");
  }

  private JsonText withoutKey(JsonText wanted) {
    Map<String, JsonText> members = new LinkedHashMap<>(parts.members(wanted.value()));
    members.remove(KEY);
    return parts.text(members);
  }

  /** With the members that clients take for granted. */
  private Map<String, JsonText> shown(Kept kept) {
    Map<String, JsonText> members = new LinkedHashMap<>(parts.members(kept.config().value()));
    members.putIfAbsent("models", JsonText.EMPTY_OBJECT);
    members.putIfAbsent("url", parts.text(""));
    members.put(KEY, parts.text(kept.secret() == null ? "" : MASK));
    return members;
  }

  private ProviderConfigRepository repository() {
    return caller.workspace().providerConfigs();
  }
}
