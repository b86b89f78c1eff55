package io.gantry.store.relational;

import io.gantry.store.SchemaFacts;
import io.gantry.store.relational.ExpectedSchema.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the changes of a changelog really make, found out by applying one after the other. */
final class MadeSchema {

  /** Where there is no such role, nobody lacks a right, and no change gives any. */
  private static final String MAKE_ROLE =
      "DO $$ BEGIN CREATE ROLE gantry_app NOLOGIN;"
          + " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$";

  private MadeSchema() {}

  /** Applies all changes to an empty database. */
  static ExpectedSchema in(Database database, Schema.Layout layout) {
    Catalog catalog = database.catalog();
    Schema schema = new Schema(database, layout);
    SchemaSurvey survey = new SchemaSurvey(catalog, ExpectedSchema.of(List.of()), layout.version());
    List<Change> changes = new ArrayList<>();
    schema.change(
        connection -> {
          if (database.product().equals("postgresql")) {
            Rows.execute(connection, MAKE_ROLE);
          }
          SchemaFacts before = catalog.read(connection);
          int count = ChangeLog.ids(database.product()).size();
          for (int index = 0; index < count; index++) {
            schema.run(connection, liquibase -> liquibase.update(1, ""));
            SchemaFacts after = catalog.read(connection);
            Map.Entry<String, @Nullable String> newest =
                List.copyOf(survey.applied(connection).entrySet()).get(index);
            changes.add(
                Change.between(newest.getKey(), String.valueOf(newest.getValue()), before, after));
            before = after;
          }
        });
    return ExpectedSchema.of(changes);
  }

  /** Writes the file where it can be taken from, when it has to be made anew. */
  static Path write(String text, String file) throws IOException {
    Path path = Files.createDirectories(Path.of("target", "facts")).resolve(file);
    return Files.writeString(path, text);
  }
}
