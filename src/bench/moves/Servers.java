import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The servers beside the moves: those that properties name, else those of the tests, started when
 * they are asked for. {@code -Dpostgresql=PORT} is a server on 127.0.0.1 that lets {@code postgres}
 * in, {@code -Ddynamodb=PORT} a DynamoDB Local.
 */
final class Servers {

  static final String USER = "postgres";

  private boolean hasPostgresql;
  private boolean hasDynamoDb;

  private int postgresql() {
    hasPostgresql = true;
    Integer given = Integer.getInteger("postgresql");
    return given == null ? EmbeddedPostgresServer.shared().port() : given;
  }

  /** The address of DynamoDB. */
  String dynamoDb() {
    hasDynamoDb = true;
    Integer given = Integer.getInteger("dynamodb");
    return given == null
        ? DynamoDbLocal.shared().endpoint().toString()
        : "http://127.0.0.1:" + given;
  }

  String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + postgresql() + "/" + database;
  }

  String postgresqlAddress(String database) {
    return "postgresql://postgres:postgres@127.0.0.1:" + postgresql() + "/" + database;
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), USER, USER);
  }

  void createDatabase(String name) throws SQLException {
    administer("CREATE DATABASE " + name);
  }

  void dropDatabase(String name) throws SQLException {
    administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    administer("CHECKPOINT");
  }

  private void administer(String sql) throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Processor time of all that listens on the ports of the servers, and of what they started. */
  double seconds() {
    List<Integer> ports = new ArrayList<>();
    if (hasPostgresql) {
      ports.add(postgresql());
    }
    if (hasDynamoDb) {
      ports.add(java.net.URI.create(dynamoDb()).getPort());
    }
    return ports.stream().mapToDouble(port -> pid(port) < 0 ? 0 : family(pid(port))).sum();
  }

  /** Which process has the port, by the tables of the kernel. */
  private static long pid(int port) {
    try {
      String wanted = ":%04X ".formatted(port);
      String inode = "";
      for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
        for (String line : Files.readAllLines(Path.of(table))) {
          String[] columns = line.trim().split("\\s+");
          if ((columns[1] + " ").endsWith(wanted) && columns[3].equals("0A")) {
            inode = "socket:[" + columns[9] + "]";
          }
        }
      }
      try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
        String socket = inode;
        return all.map(ProcessHandle::pid)
            .filter(pid -> holds(pid, socket))
            .min(Long::compare) // the first process of a server is the oldest
            .orElse(-1L);
      }
    } catch (IOException elsewhere) {
      return -1; // other systems tell it in other ways
    }
  }

  private static boolean holds(long pid, String socket) {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return files.anyMatch(
          file -> {
            try {
              return Files.readSymbolicLink(file).toString().equals(socket);
            } catch (IOException gone) {
              return false;
            }
          });
    } catch (IOException | java.io.UncheckedIOException gone) {
      return false;
    }
  }

  private static double family(long pid) {
    double ticks = ticks(pid, true);
    try (Stream<ProcessHandle> children =
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children)) {
      ticks += children.mapToDouble(child -> ticks(child.pid(), false)).sum();
    }
    return ticks / 100;
  }

  /** The time of a child that ended is its parent's. */
  private static double ticks(long pid, boolean withEnded) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] parts = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double own = Double.parseDouble(parts[11]) + Double.parseDouble(parts[12]);
      return withEnded ? own + Double.parseDouble(parts[13]) + Double.parseDouble(parts[14]) : own;
    } catch (IOException ended) {
      return 0;
    }
  }
}
