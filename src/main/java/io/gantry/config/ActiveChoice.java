package io.gantry.config;

import static java.util.Objects.requireNonNull;

import io.gantry.store.Provider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which store an installation uses, as {@code active.properties} says it. It is whole: when it
 * holds, no weaker source says anything of the store, and when a stronger source names another
 * store, nothing of it holds. Its address may hold a password.
 *
 * @param values keys and values of settings
 */
public record ActiveChoice(Map<String, String> values) {

  /** Any of these in one source says which store is meant. */
  static final Set<Setting> NAMING =
      Collections.unmodifiableSet(
          EnumSet.of(Setting.DATABASE_PROVIDER, Setting.DATABASE_URL, Setting.SCHEMA_VERSION));

  /** These say where it is; passwords and pool sizes do not. */
  static final Set<Setting> PLACING =
      Collections.unmodifiableSet(
          EnumSet.of(
              Setting.POSTGRES_HOST,
              Setting.POSTGRES_PORT,
              Setting.POSTGRES_DB,
              Setting.POSTGRES_USER,
              Setting.DYNAMODB_ENDPOINT,
              Setting.DYNAMODB_TABLE_NAME,
              Setting.DYNAMODB_TABLE_PREFIX,
              Setting.AWS_REGION));

  /** Those of {@link #PLACING} that place the stores of one provider. */
  static Set<Setting> placing(Provider provider) {
    return switch (provider) {
      case SQLITE -> Set.of();
      case POSTGRESQL ->
          EnumSet.of(
              Setting.POSTGRES_HOST,
              Setting.POSTGRES_PORT,
              Setting.POSTGRES_DB,
              Setting.POSTGRES_USER);
      case DYNAMODB ->
          EnumSet.of(
              Setting.DYNAMODB_ENDPOINT,
              Setting.DYNAMODB_TABLE_NAME,
              Setting.DYNAMODB_TABLE_PREFIX);
    };
  }

  public ActiveChoice {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** This store, with the password only where the address is to carry it. */
  public static ActiveChoice of(Database database, boolean withPassword) {
    requireNonNull(database, "database");
    Map<String, String> values = new LinkedHashMap<>();
    values.put(Setting.DATABASE_PROVIDER.name(), database.provider().label());
    values.put(Setting.DATABASE_URL.name(), DatabaseAddress.textOf(database, withPassword));
    values.put(Setting.SCHEMA_VERSION.name(), String.valueOf(database.schemaVersion().number()));
    return new ActiveChoice(values);
  }

  /** Whether the text is an address of a database with a password in it. */
  public static boolean carriesPassword(String address) {
    return DatabaseAddress.parse(address).map(DatabaseAddress::password).isPresent();
  }

  /**
   * The sources with this one put in: the strongest first. What weaker ones say of the store is
   * taken away.
   */
  static List<ConfigSource> whole(
      List<ConfigSource> stronger, ConfigSource choice, List<ConfigSource> weaker) {
    Set<Setting> hidden = EnumSet.copyOf(NAMING);
    hidden.addAll(PLACING);
    List<ConfigSource> sources = new ArrayList<>(stronger);
    sources.add(choice);
    weaker.forEach(source -> sources.add(without(source, hidden)));
    return sources;
  }

  /** The sources under a stronger choice, which settings of a provider's place may complete. */
  static List<ConfigSource> over(List<ConfigSource> weaker, ConfigSource choice) {
    List<ConfigSource> sources = new ArrayList<>(List.of(choice));
    weaker.forEach(source -> sources.add(without(source, NAMING)));
    return sources;
  }

  private static ConfigSource without(ConfigSource source, Set<Setting> hidden) {
    Map<String, String> values =
        source.values().entrySet().stream()
            .filter(entry -> Setting.ofKey(entry.getKey()).filter(hidden::contains).isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new ConfigSource(source.name(), values, source.exclusive());
  }

  /** Without the address, which may hold a password. */
  @Override
  public String toString() {
    return "ActiveChoice" + values.keySet();
  }
}
