import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What the databases do with the rows of a move when nothing of Gantry is in the way: no keys, no
 * journal, no checks. A process of its own, which says on its standard output what it did: {@code
 * DID rows seconds}, without its start and what it had to prepare.
 */
public final class Limits {

  private static final int THREADS = 4;
  private static final List<String> TABLES =
      List.of("tenants", "users", "canvases", "stored_files", "conversations", "messages");

  private Limits() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "copy" -> copy(Path.of(arguments[1]), arguments[2]);
      case "inserts" -> inserts(Path.of(arguments[1]), Path.of(arguments[2]));
      case "puts" -> puts(URI.create(arguments[1]), arguments[2], arguments[3]);
      case "scan" -> scan(URI.create(arguments[1]), arguments[2]);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void did(long rows, long start) {
    System.out.printf("DID %d %.3f%n", rows, (System.nanoTime() - start) / 1e9);
  }

  /** One connection, one binary COPY for each table, into tables without keys; lz4 if it can. */
  private static void copy(Path source, String url) throws Exception {
    try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + source);
        Connection to = DriverManager.getConnection(url, Servers.USER, Servers.USER);
        Statement statement = to.createStatement()) {
      statement.execute(
          "SELECT set_config('default_toast_compression', 'lz4', false) FROM pg_settings"
              + " WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)");
      long start = System.nanoTime();
      long rows = 0;
      for (String table : TABLES) {
        rows += copyTable(from, to, table);
      }
      did(rows, start);
    }
  }

  private static long copyTable(Connection from, Connection to, String table) throws Exception {
    try (Statement select = from.createStatement();
        ResultSet rows = select.executeQuery("SELECT * FROM " + table);
        Statement create = to.createStatement()) {
      ResultSetMetaData columns = rows.getMetaData();
      int count = columns.getColumnCount();
      boolean[] numbers = new boolean[count + 1];
      List<String> names = new ArrayList<>();
      for (int column = 1; column <= count; column++) {
        numbers[column] = columns.getColumnTypeName(column).equals("INTEGER");
        names.add(columns.getColumnName(column) + (numbers[column] ? " bigint" : " text"));
      }
      create.execute("CREATE TABLE " + table + " (" + String.join(", ", names) + ")");
      CopyIn copy =
          to.unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY " + table + " FROM STDIN WITH (FORMAT binary)");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(new byte[] {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0});
      out.writeLong(0);
      long done = 0;
      while (rows.next()) {
        out.writeShort(count);
        for (int column = 1; column <= count; column++) {
          value(rows, column, numbers[column], out);
        }
        done++;
        if (bytes.size() > 128 * 1024) {
          send(copy, bytes);
        }
      }
      out.writeShort(-1);
      send(copy, bytes);
      copy.endCopy();
      return done;
    }
  }

  private static void value(ResultSet rows, int column, boolean number, DataOutputStream out)
      throws Exception {
    if (number) {
      long value = rows.getLong(column);
      out.writeInt(rows.wasNull() ? -1 : Long.BYTES);
      if (!rows.wasNull()) {
        out.writeLong(value);
      }
    } else {
      String value = rows.getString(column);
      byte[] encoded = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
      out.writeInt(value == null ? -1 : encoded.length);
      out.write(encoded);
    }
  }

  private static void send(CopyIn copy, ByteArrayOutputStream bytes) throws SQLException {
    copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
    bytes.reset();
  }

  /** One connection, one transaction a table, prepared inserts into tables without keys. */
  private static void inserts(Path source, Path target) throws SQLException {
    try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + source);
        Connection to = DriverManager.getConnection("jdbc:sqlite:" + target);
        Statement statement = to.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = NORMAL");
      long start = System.nanoTime();
      long rows = 0;
      for (String table : TABLES) {
        rows += insertTable(from, to, table);
      }
      did(rows, start);
    }
  }

  private static long insertTable(Connection from, Connection to, String table)
      throws SQLException {
    long done = 0;
    try (Statement select = from.createStatement();
        ResultSet rows = select.executeQuery("SELECT * FROM " + table);
        Statement create = to.createStatement()) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> names = new ArrayList<>();
      for (int column = 1; column <= columns.getColumnCount(); column++) {
        names.add(columns.getColumnName(column));
      }
      create.execute("CREATE TABLE " + table + " (" + String.join(", ", names) + ")");
      to.setAutoCommit(false);
      String parameters = "?, ".repeat(names.size() - 1) + "?";
      try (PreparedStatement insert =
          to.prepareStatement("INSERT INTO " + table + " VALUES (" + parameters + ")")) {
        while (rows.next()) {
          for (int column = 1; column <= names.size(); column++) {
            insert.setObject(column, rows.getObject(column));
          }
          insert.addBatch();
          if (++done % 500 == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      to.commit();
      to.setAutoCommit(true);
    }
    return done;
  }

  /** The items of a table into another one of the same layout, by four threads. */
  private static void puts(URI endpoint, String from, String to) throws Exception {
    try (DynamoDbClient client = client(endpoint)) {
      List<List<WriteRequest>> batches = new ArrayList<>();
      List<WriteRequest> batch = new ArrayList<>();
      for (Map<String, AttributeValue> item :
          client.scanPaginator(request -> request.tableName(from)).items()) {
        batch.add(
            WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build());
        if (batch.size() == 25) {
          batches.add(batch);
          batch = new ArrayList<>();
        }
      }
      if (!batch.isEmpty()) {
        batches.add(batch);
      }
      long start = System.nanoTime();
      inParallel(
          thread -> {
            for (int index = thread; index < batches.size(); index += THREADS) {
              Map<String, List<WriteRequest>> rest = Map.of(to, batches.get(index));
              while (!rest.isEmpty()) {
                Map<String, List<WriteRequest>> now = rest;
                rest = client.batchWriteItem(request -> request.requestItems(now)).unprocessedItems();
              }
            }
          });
      did(batches.stream().mapToLong(List::size).sum(), start);
    }
  }

  /** All items, by four threads, in four segments. */
  private static void scan(URI endpoint, String table) throws Exception {
    try (DynamoDbClient client = client(endpoint)) {
      long start = System.nanoTime();
      long[] counts = new long[THREADS];
      inParallel(
          thread ->
              counts[thread] =
                  client
                      .scanPaginator(
                          request ->
                              request
                                  .tableName(table)
                                  .consistentRead(true)
                                  .segment(thread)
                                  .totalSegments(THREADS))
                      .items()
                      .stream()
                      .count());
      did(java.util.Arrays.stream(counts).sum(), start);
    }
  }

  /** Part of the work. */
  @FunctionalInterface
  private interface Part {
    void run(int thread) throws Exception;
  }

  private static void inParallel(Part part) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> underWay = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        underWay.add(
            threads.submit(
                () -> {
                  part.run(number);
                  return null;
                }));
      }
      for (Future<?> one : underWay) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @SuppressWarnings("deprecation")
  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .httpClientBuilder(ApacheHttpClient.builder())
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
