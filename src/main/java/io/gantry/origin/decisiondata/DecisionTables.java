package io.gantry.origin.decisiondata;

import static java.util.Objects.requireNonNull;

import io.gantry.store.foreign.ForeignTable;
import io.gantry.store.foreign.ForeignTables;
import java.util.List;
import java.util.Set;

/** What the two tables are called. */
record DecisionTables(String users, String audioFiles) {

  static final String USER_ID = "user_id";
  static final String FILE_ID = "file_id";

  DecisionTables {
    requireNonNull(users, "users");
    requireNonNull(audioFiles, "audioFiles");
  }

  static DecisionTables of(String prefix) {
    return new DecisionTables(prefix + "users", prefix + "audio-files");
  }

  List<String> names() {
    return List.of(users, audioFiles);
  }

  /** Whether the users are there, and what there is has the keys that the program gives. */
  boolean areIn(ForeignTables tables) {
    List<ForeignTable> all = tables.tables();
    return has(all, users, USER_ID)
        && (all.stream().noneMatch(table -> table.name().equals(audioFiles))
            || has(all, audioFiles, FILE_ID));
  }

  private static boolean has(List<ForeignTable> all, String name, String key) {
    return all.stream()
        .anyMatch(table -> table.name().equals(name) && table.key().equals(List.of(key)));
  }

  /** The other tables of the program, which hold what is not moved. */
  List<ForeignTable> beside(ForeignTables tables) {
    Set<String> own = Set.of(users, audioFiles);
    return tables.tables().stream().filter(table -> !own.contains(table.name())).toList();
  }
}
