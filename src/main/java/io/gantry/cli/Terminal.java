package io.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The three streams of a command: data goes out, talk goes to the side, answers come in. */
public final class Terminal {

  /** The launcher says in it which streams are a terminal: {@code in out err}. */
  static final String PROPERTY = "gantry.terminal";

  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  /** To the end of the line. */
  private static final String CLEAR = "\u001b[K";

  private final BufferedReader in;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Set<Stream> terminals;
  private boolean overwriting;

  /** A stream, as the launcher names it in lower case. */
  public enum Stream {
    IN,
    OUT,
    ERR
  }

  /**
   * @param terminals the streams at whose other end there is a person
   */
  public Terminal(InputStream in, PrintWriter out, PrintWriter err, Set<Stream> terminals) {
    this.in = new BufferedReader(new InputStreamReader(requireNonNull(in, "in"), UTF_8));
    this.out = requireNonNull(out, "out");
    this.err = requireNonNull(err, "err");
    this.terminals = Set.copyOf(terminals);
  }

  /** That of this process. */
  public static Terminal ofProcess() {
    Set<Stream> terminals = EnumSet.noneOf(Stream.class);
    String told = " " + System.getProperty(PROPERTY, "") + " ";
    for (Stream stream : Stream.values()) {
      if (told.contains(" " + stream.name().toLowerCase(Locale.ROOT) + " ")) {
        terminals.add(stream);
      }
    }
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    return new Terminal(System.in, out, new PrintWriter(System.err, true, UTF_8), terminals);
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  /** A line of what was asked for. */
  void print(String line) {
    out.println(line);
  }

  /** A line that comes with it. */
  void say(String line) {
    err.println(line);
  }

  /** A line about work that takes a while; only for people who wait. */
  void progress(String line) {
    if (showsProgress()) {
      err.println(line + " ...");
    }
  }

  /** Whether somebody watches the lines that come with the data. */
  boolean showsProgress() {
    return terminals.contains(Stream.ERR);
  }

  /** Shows the line instead of the one before; only where somebody watches. */
  synchronized void overwrite(String line) {
    err.print("\r" + line + CLEAR);
    err.flush();
    overwriting = true;
  }

  /** Lets the line stand that was shown last. */
  synchronized void overwritten() {
    if (overwriting) {
      err.println();
      overwriting = false;
    }
  }

  boolean canAsk() {
    return terminals.contains(Stream.IN) && terminals.contains(Stream.ERR);
  }

  boolean isColourful() {
    return terminals.contains(Stream.OUT);
  }

  /** The answer to a question; empty when the input ended. */
  Optional<String> ask(String question) throws IOException {
    err.print(question + " ");
    err.flush();
    return Optional.ofNullable(in.readLine());
  }

  String good(String text) {
    return isColourful() ? GREEN + text + PLAIN : text;
  }

  String bad(String text) {
    return isColourful() ? RED + text + PLAIN : text;
  }
}
