package io.gantry.api.jaaz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.common.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;

/**
 * JSON files for what versions 1 to 6 have no table for. A file is replaced as a whole, after a
 * loss of power too, and only its owner may read it. One process writes here.
 */
final class JaazFolder {

  private final Path folder;

  /**
   * @param folder is made when something is written
   */
  JaazFolder(Path folder) {
    this.folder = requireNonNull(folder, "folder");
  }

  /** What lies in the file; empty when there is none. */
  Optional<JsonText> read(String name) {
    try {
      return Optional.of(new JsonText(Files.readString(folder.resolve(name))));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Changes a file; changes of other threads come before or after this one. */
  synchronized void change(String name, Function<Optional<JsonText>, JsonText> edit) {
    try {
      write(folder.resolve(name), edit.apply(read(name)).value());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = Files.createDirectories(requireNonNull(file.getParent()));
    // A file made in this way can be read by its owner alone.
    Path fresh = Files.createTempFile(folder, ".new", ".json");
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
