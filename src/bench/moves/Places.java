import io.gantry.store.Provider;
import io.gantry.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes and removes what ends lie in: files in a folder, databases and tables of the servers. */
final class Places {

  private final Servers servers;
  private final Path folder;

  Places(Servers servers, Path folder) {
    this.servers = servers;
    this.folder = folder;
  }

  /** A file gets its name when it is complete. */
  void fill(End end, String name, int messages) throws Exception {
    boolean isFile = end.provider == Provider.SQLITE;
    String making = isFile ? name + "_unfinished" : name;
    if (isFile) {
      remove(end, making);
    }
    try (Store store = end.open(servers, folder, making)) {
      Records.fill(store, messages);
    }
    if (isFile) {
      Files.move(file(making), file(name));
    }
  }

  Path file(String name) {
    return folder.resolve(name + ".db");
  }

  /** An empty one. */
  void make(End end, String name) throws Exception {
    if (end.provider == Provider.POSTGRESQL) {
      servers.dropDatabase(name);
      servers.createDatabase(name);
    } else {
      remove(end, name);
    }
  }

  /** Has a file in memory before somebody is measured who reads it: none reads it for the next. */
  void recall(String name) throws IOException {
    if (Files.exists(file(name))) {
      Files.copy(file(name), OutputStream.nullOutputStream());
    }
  }

  void remove(End end, String name) throws Exception {
    if (end.provider == Provider.POSTGRESQL) {
      servers.dropDatabase(name);
    } else if (end.provider == Provider.DYNAMODB) {
      try (Store store = end.open(servers, folder, name)) {
        store.administration().rollback();
      }
    } else if (end == End.ARCHIVE) {
      delete(folder.resolve(name));
    } else {
      for (String suffix : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(Path.of(file(name) + suffix));
      }
    }
  }

  /** With all that lies in it. */
  static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
