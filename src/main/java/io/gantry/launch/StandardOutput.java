package io.gantry.launch;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** The standard output without what the server prints there when it stops. */
final class StandardOutput extends PrintStream {

  /** Payara 6.2025.10 prints the names of its own pools, of which Gantry uses none. */
  private static final String CHATTER = "JdbcRuntimeExtension, ";

  StandardOutput(PrintStream output) {
    super(output, true);
  }

  @Override
  public void println(@Nullable String line) {
    if (line == null || !line.startsWith(CHATTER)) {
      super.println(line);
    }
  }
}
