package io.gantry.cli;

import io.gantry.address.Inspection;
import io.gantry.address.StoreChoice;
import io.gantry.address.Targets;
import io.gantry.config.ConfigException;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import io.gantry.config.LoadedConfig;
import io.gantry.config.Setting;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The stores that an installation knows of: the active one, those that were active once, files of
 * SQLite that are there, and those of PostgreSQL and DynamoDB when the settings say where they are.
 */
final class ConfiguredStores {

  private static final Set<Setting> POSTGRESQL =
      EnumSet.of(
          Setting.POSTGRES_HOST,
          Setting.POSTGRES_PORT,
          Setting.POSTGRES_DB,
          Setting.POSTGRES_USER,
          Setting.POSTGRES_PASSWORD);

  private static final Set<Setting> DYNAMODB =
      EnumSet.of(
          Setting.DYNAMODB_ENDPOINT,
          Setting.DYNAMODB_TABLE_NAME,
          Setting.DYNAMODB_TABLE_PREFIX,
          Setting.AWS_REGION);

  private final Targets targets;

  ConfiguredStores(Targets targets) {
    this.targets = targets;
  }

  /** Each once, by version. Of the versions that share a file only one is named. */
  List<Database> all() {
    List<Database> all = new ArrayList<>();
    for (SchemaVersion version : SchemaVersion.values()) {
      for (Provider provider : Provider.values()) {
        if (version.providers().contains(provider)) {
          candidates(version, provider).filter(this::isConfigured).forEach(all::add);
        }
      }
    }
    return all.stream().filter(database -> !isAnotherStage(database, all)).toList();
  }

  /** The active one, or what is configured beside it, and the usual one of that version. */
  private Stream<Database> candidates(SchemaVersion version, Provider provider) {
    StoreChoice choice = new StoreChoice(version.number(), provider.label(), null);
    try {
      return Stream.of(targets.of(choice), targets.usual(choice))
          .map(GantryConfig::database)
          .distinct();
    } catch (ConfigException halfConfigured) {
      return Stream.empty();
    }
  }

  private boolean isConfigured(Database database) {
    if (targets.isActive(database)) {
      return true;
    }
    if (targets.isKnown(database)) {
      return !Inspection.isAbsent(database);
    }
    return switch (database.provider()) {
      case SQLITE -> !Inspection.isAbsent(database);
      case POSTGRESQL -> anyIsSet(POSTGRESQL);
      case DYNAMODB -> anyIsSet(DYNAMODB);
    };
  }

  private boolean anyIsSet(Set<Setting> settings) {
    return LoadedConfig.values(targets.sources().withoutActive()).stream()
        .anyMatch(value -> settings.contains(value.setting()) && !value.source().equals("default"));
  }

  /** The active stage of a file stands for it, otherwise the last. */
  private boolean isAnotherStage(Database database, List<Database> all) {
    boolean stage = database.provider() == Provider.SQLITE && !database.schemaVersion().hasSignIn();
    return stage
        && !targets.isActive(database)
        && all.stream()
            .filter(other -> other.place().equals(database.place()))
            .anyMatch(other -> targets.isActive(other) || isLater(other, database));
  }

  private static boolean isLater(Database other, Database database) {
    return other.schemaVersion().compareTo(database.schemaVersion()) > 0;
  }
}
