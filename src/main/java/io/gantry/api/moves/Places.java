package io.gantry.api.moves;

import io.gantry.config.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Objects;

/** Tells whether stores lie in one place, however that is written and whatever its version. */
final class Places {

  private Places() {}

  static boolean areOne(Database one, Database other) {
    if (one instanceof Database.Sqlite file && other instanceof Database.Sqlite second) {
      return areOne(file, second);
    }
    if (one instanceof Database.Postgresql database
        && other instanceof Database.Postgresql second) {
      return normal(database).equals(normal(second));
    }
    return one instanceof Database.DynamoDb tables
        && other instanceof Database.DynamoDb second
        && tables.tables().equals(second.tables())
        && Objects.equals(tables.endpoint(), second.endpoint())
        && (tables.endpoint() != null
            || tables.region() == null
            || second.region() == null
            || tables.region().equals(second.region()));
  }

  private static boolean areOne(Database.Sqlite one, Database.Sqlite other) {
    try {
      return one.file().equals(other.file())
          || (Files.exists(one.file())
              && Files.exists(other.file())
              && Files.isSameFile(one.file(), other.file()));
    } catch (IOException unknown) {
      return false;
    }
  }

  private static String normal(Database.Postgresql database) {
    String place = database.place().toLowerCase(Locale.ROOT);
    String host = place.replaceFirst("/.*", "").replaceFirst("^(localhost|\\[::1])", "127.0.0.1");
    String name = place.replaceFirst("^[^/]*", "");
    return (host.matches(".*:\\d+$") ? host : host + ":5432") + name;
  }
}
