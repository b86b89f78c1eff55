package io.gantry.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.cli.Cli;
import io.gantry.cli.Surroundings;
import io.gantry.cli.Terminal;
import io.gantry.common.CursorCodec;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Runs commands over the real stores, in this process. */
final class Commands {

  static final CursorCodec CURSORS = new CursorCodec(new byte[32]);

  private final Path home;

  Commands(Path home) {
    this.home = home;
  }

  /** What came of a command. */
  record Ran(int code, String out, String err) {}

  Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Ran(code, out.toString(), err.toString());
  }

  /** Runs a command that says what it has to say to somebody else. */
  int run(PrintWriter out, PrintWriter err, String... arguments) {
    Terminal terminal =
        new Terminal(new ByteArrayInputStream("".getBytes(UTF_8)), out, err, Set.of());
    Clock clock = Clock.systemUTC();
    Surroundings surroundings =
        new Surroundings(
            Map.of(),
            Map.of("GANTRY_HOME", home.toString()),
            terminal,
            new AllStores(database -> Backends.all(CURSORS, clock, null).open(database)),
            clock);
    return new Cli(surroundings).run(arguments);
  }
}
