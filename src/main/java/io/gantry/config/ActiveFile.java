package io.gantry.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The file {@code GANTRY_HOME/active.properties}, which keeps the {@link ActiveChoice}. It is
 * replaced as a whole: whoever reads it while it is written gets all of the old choice or all of
 * the new one, after a loss of power too. Only its owner may read it.
 */
public final class ActiveFile {

  /** Its name in {@code GANTRY_HOME}. */
  public static final String NAME = "active.properties";

  private static final String HEAD =
      "# The store that Gantry uses; written by ./gantry switch, read by running servers.\n";

  private final Path file;

  private ActiveFile(Path file) {
    this.file = file;
  }

  /** The file in this folder, whether it is there or not. */
  public static ActiveFile in(Path home) {
    return new ActiveFile(requireNonNull(home, "home").resolve(NAME));
  }

  public Path path() {
    return file;
  }

  /**
   * What it says now; empty when it is not there.
   *
   * @throws ConfigException when it cannot be read
   */
  public Optional<ActiveChoice> read() {
    return source().map(ConfigSource::values).map(ActiveChoice::new);
  }

  Optional<ConfigSource> source() {
    return ConfigFiles.properties(file);
  }

  /**
   * Replaces it.
   *
   * @throws IOException when that fails; the old file is as it was then
   */
  public void write(ActiveChoice choice) throws IOException {
    PrivateFile.replace(file, text(requireNonNull(choice, "choice")));
  }

  private static String text(ActiveChoice choice) {
    return choice.values().entrySet().stream()
        .map(entry -> PrivateFile.line(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("", HEAD, ""));
  }
}
