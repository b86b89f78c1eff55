package io.gantry.api.moves;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.api.json.InvalidJsonException;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.common.Text;
import io.gantry.config.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The moves of this server, each a file that only its owner may read and that is written as a
 * whole. The oldest of those that ended are removed when there are more than {@link #MAX_KEPT}.
 */
final class MoveShelf {

  static final int MAX_KEPT = 100;

  private static final Logger LOG = LoggerFactory.getLogger(MoveShelf.class);

  private static final String SUFFIX = ".move.json";

  private final Path folder;
  private final Json json;

  MoveShelf(Path folder, Json json) {
    this.folder = requireNonNull(folder, "folder");
    this.json = requireNonNull(json, "json");
  }

  /**
   * @throws UncheckedIOException when it cannot be written; what was kept before is still there
   */
  void keep(KeptMove move) {
    try {
      PrivateFile.replace(file(move.view().id()), new String(json.write(move), UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Optional<KeptMove> find(String id) {
    return Text.isId(id) && isName(id) ? read(file(id)) : Optional.empty();
  }

  /** The ids are in the order of their making: the newest is first. */
  List<KeptMove> all() {
    return files().stream().flatMap(file -> read(file).stream()).toList();
  }

  /** Removes the oldest that have ended. */
  void prune() {
    files().stream().skip(MAX_KEPT).forEach(this::removeEnded);
  }

  private void removeEnded(Path file) {
    try {
      if (read(file).filter(move -> move.view().state().isEnded()).isPresent()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException kept) {
      LOG.warn("The record of an old move could not be removed", kept);
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Optional<KeptMove> read(Path file) {
    try {
      return Optional.of(json.read(new JsonBody(Files.readString(file)), KeptMove.class));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (InvalidJsonException other) {
      LOG.warn("{} is no record of a move: {}", file, other.detail());
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Ids of ours, and nothing that could leave the folder. */
  private static boolean isName(String id) {
    return id.matches("[0-9A-Za-z-]+");
  }

  private Path file(String id) {
    return folder.resolve(id + SUFFIX);
  }
}
