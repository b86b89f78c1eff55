package io.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gantry.chat.Conversation;
import io.gantry.config.Database;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Runs commands in a folder, with an environment and a terminal that a test sets. */
final class Shell {

  final Map<String, String> environment = new HashMap<>();
  final Map<String, String> properties = new HashMap<>();
  final Path home;
  private final Map<String, ScriptedStore> stores = new HashMap<>();
  private Set<Terminal.Stream> terminals = Set.of();
  private String input = "";

  Shell(Path home) {
    this.home = home;
    environment.put("GANTRY_HOME", home.toString());
  }

  /** What came of a command. */
  record Ran(int code, String out, String err) {

    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  /** A person sits there and will type this. */
  void personTypes(String text) {
    terminals = EnumSet.allOf(Terminal.Stream.class);
    input = text;
  }

  /** The store of this version and provider; for SQLite its file is made, so that it is there. */
  ScriptedStore store(SchemaVersion version, String file) {
    try {
      Files.write(home.resolve(file), new byte[0]);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    return store(version);
  }

  ScriptedStore store(SchemaVersion version) {
    return stores.computeIfAbsent(version.name(), absent -> new ScriptedStore(version));
  }

  /** Puts one conversation into it. */
  void fill(ScriptedStore store) {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    String owner = store.schemaVersion().hasSignIn() ? "somebody" : LocalUser.ID;
    store
        .workspace(TenantId.DEFAULT)
        .conversations()
        .create(
            new Conversation(
                "c-1", owner, "T", null, null, null, null, false, null, 0, null, now, now, 1));
  }

  Surroundings surroundings() {
    return surroundings(new StringWriter(), new StringWriter());
  }

  private Surroundings surroundings(StringWriter out, StringWriter err) {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            terminals);
    return new Surroundings(properties, environment, terminal, this::open, Clock.systemUTC());
  }

  private ScriptedStore open(Database database) {
    return store(database.schemaVersion());
  }

  Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = new Cli(surroundings(out, err)).run(arguments);
    return new Ran(code, out.toString(), err.toString());
  }
}
