import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.CursorCodec;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.library.StoredFile;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.relational.RelationalStore;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Reads and loads whole relational stores, beside what the databases do with the same rows when
 * nothing of Gantry is in the way. Its own PostgreSQL server runs beside it.
 *
 * <pre>
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xmx256m -cp "target/test-classes:target/classes:$(cat target/classpath)" \
 *     src/bench/bulk/RelationalLoads.java DIRECTORY MESSAGES [THREADS [ROUNDS]]
 * </pre>
 *
 * The records are the same for the same number: 50 tenants, sizes with a long tail, and beside the
 * messages a tenth as many conversations, a twentieth files, a hundredth canvases. Compare figures
 * of one run only.
 */
public final class RelationalLoads {

  private static final int TENANTS = 50;
  private static final int PER_CONVERSATION = 10;
  private static final int BATCH = 500;
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("benchmark");
  private static final CursorCodec CURSORS = new CursorCodec(new byte[32]);

  /** Parents before children. */
  private static final List<EntityKind> KINDS =
      List.of(
          EntityKind.TENANT,
          EntityKind.USER,
          EntityKind.CANVAS,
          EntityKind.FILE,
          EntityKind.CONVERSATION,
          EntityKind.MESSAGE);

  private static final List<String> TABLES =
      List.of("tenants", "users", "canvases", "stored_files", "conversations", "messages");

  private static final String TEXT =
      "Die Kräne heben Container; the quick brown fox jumps over the lazy dog, and so on. "
          .repeat(4_000);

  private RelationalLoads() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    int messages = Integer.parseInt(arguments[1]);
    int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    Path source = directory.resolve("source-" + messages + ".db");
    if (!Files.exists(source)) {
      measure("SQLite: generate and load", () -> generate(source, messages));
    }
    Server server = Server.ofProperties();
    System.out.printf("%,d bytes in the file, %d threads%n", Files.size(source), threads);
    for (int round = 1; round <= rounds; round++) {
      System.out.printf("-- round %d%n", round);
      measure("SQLite: read", () -> read(sqlite(source), threads));
      Path target = directory.resolve("target.db");
      delete(target);
      measure("SQLite: plain inserts into bare tables", () -> plainSqlite(source, target));
      delete(target);
      prepare(sqlite(target));
      measure("SQLite: copy", () -> copy(sqlite(source), sqlite(target), threads));
      delete(target);
      for (String compression : server.compressions()) {
        String bare = server.newDatabase();
        measure(
            "PostgreSQL: plain binary COPY, no keys, " + compression,
            () -> plainCopy(source, server.jdbcUrl(bare), compression));
        server.drop(bare);
      }
      String database = server.newDatabase();
      prepare(postgresql(server, database));
      measure(
          "PostgreSQL: copy",
          () -> copy(sqlite(source), postgresql(server, database), threads));
      measure("PostgreSQL: read", () -> read(postgresql(server, database), threads));
      server.drop(database);
    }
    System.exit(0);
  }

  /** The server at {@code -Dserver=jdbc:postgresql://host:port/}, or one of Maven's binaries. */
  private record Server(String url) {

    static Server ofProperties() {
      String given = System.getProperty("server");
      return new Server(given == null ? EmbeddedPostgresServer.shared().jdbcUrl("") : given);
    }

    String jdbcUrl(String database) {
      return url + database;
    }

    String newDatabase() throws SQLException {
      String name = "bench_" + Long.toString(System.nanoTime(), 36);
      try (Connection connection = connect("postgres");
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      }
      return name;
    }

    void drop(String database) throws SQLException {
      try (Connection connection = connect("postgres");
          Statement statement = connection.createStatement()) {
        statement.execute("DROP DATABASE " + database + " WITH (FORCE)");
        statement.execute("CHECKPOINT");
      }
    }

    List<String> compressions() throws SQLException {
      try (Connection connection = connect("postgres");
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT 'lz4' = ANY (enumvals) FROM pg_settings"
                      + " WHERE name = 'default_toast_compression'")) {
        return row.next() && row.getBoolean(1) ? List.of("pglz", "lz4") : List.of("pglz");
      }
    }

    private Connection connect(String database) throws SQLException {
      return DriverManager.getConnection(
          jdbcUrl(database), EmbeddedPostgresServer.USER, EmbeddedPostgresServer.PASSWORD);
    }
  }

  private static void measure(String what, Callable<long[]> work) throws Exception {
    if (!what.startsWith(System.getProperty("only", ""))) {
      return;
    }
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    var process =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = process.getProcessCpuTime();
    double server = serverSeconds();
    long start = System.nanoTime();
    long[] done = work.call();
    double seconds = (System.nanoTime() - start) / 1e9;
    double used = (process.getProcessCpuTime() - cpu) / 1e9;
    long peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.out.printf(
        "%-46s %7.2f s, of processor %6.2f s + %5.2f s, %,10d rows %,9.0f/s %6.1f MB/s  heap %d MiB%s%n",
        what,
        seconds,
        used,
        serverSeconds() - server,
        done[0],
        done[0] / seconds,
        done[1] / 1e6 / seconds,
        peak >> 20,
        done.length > 2 ? "  end of load %.2f s".formatted(done[2] / 1e9) : "");
  }

  /** Processor time of the server, when {@code -Dserver.pid} names its first process. */
  private static double serverSeconds() throws Exception {
    String pid = System.getProperty("server.pid");
    if (pid == null) {
      return 0;
    }
    double ticks = 0;
    try (Stream<ProcessHandle> children =
        Stream.concat(
            ProcessHandle.of(Long.parseLong(pid)).stream(),
            ProcessHandle.of(Long.parseLong(pid)).stream().flatMap(ProcessHandle::children))) {
      for (ProcessHandle each : children.toList()) {
        boolean first = each.pid() == Long.parseLong(pid);
        String[] stat = stat(each.pid());
        ticks += Double.parseDouble(stat[13]) + Double.parseDouble(stat[14]);
        ticks += first ? Double.parseDouble(stat[15]) + Double.parseDouble(stat[16]) : 0;
      }
    }
    return ticks / 100;
  }

  /** Zeros of a process that ended meanwhile, whose time its parent has. */
  private static String[] stat(long pid) throws IOException {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/stat")).split(" ");
    } catch (NoSuchFileException ended) {
      return "0 ".repeat(20).split(" ");
    }
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static RelationalStore sqlite(Path file) {
    return RelationalStore.of(
        RelationalStore.Options.of(Provider.SQLITE, "sqlite:" + file), CURSORS, null);
  }

  private static RelationalStore postgresql(Server server, String database) {
    return RelationalStore.of(
        new RelationalStore.Options(
            Provider.POSTGRESQL,
            SchemaVersion.V7,
            server.jdbcUrl(database),
            EmbeddedPostgresServer.USER,
            new Secret(EmbeddedPostgresServer.PASSWORD),
            4),
        CURSORS,
        null);
  }

  private static void prepare(RelationalStore store) {
    try (store) {
      store.administration().apply();
    }
  }

  private static void delete(Path file) throws Exception {
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(file + suffix));
    }
  }

  // ---- records

  private static long[] generate(Path file, int messages) {
    try (RelationalStore store = sqlite(file)) {
      store.administration().apply();
      try (BulkWriter writer =
          store.bulkWriter(ACCESS, new BulkLoad("generated", BulkLoad.Into.EMPTY))) {
        Sender sender = new Sender(writer);
        Random random = new Random(4711);
        generate(sender, random, messages);
        sender.flush();
        writer.complete();
        return new long[] {sender.rows, sender.bytes};
      }
    }
  }

  private static void generate(Sender sender, Random random, int messages) {
    for (int index = 0; index < TENANTS; index++) {
      TenantId tenant = tenant(index);
      sender.send(tenant, new Tenant(tenant, "Tenant " + index, TenantStatus.ACTIVE, AT, AT, 1));
    }
    for (int index = 0; index < TENANTS * 4; index++) {
      sender.send(tenant(index / 4), user("user-" + index % 4));
    }
    for (int index = 0; index < messages / 100; index++) {
      sender.send(
          tenant(index % TENANTS),
          new Canvas(
              "canvas-%09d".formatted(index),
              "user-" + index % 4,
              "Canvas " + index,
              null,
              null,
              json(random, 6_000),
              AT,
              AT,
              1));
    }
    for (int index = 0; index < messages / 20; index++) {
      sender.send(tenant(index % TENANTS), file(index));
    }
    int conversations = messages / PER_CONVERSATION;
    for (int index = 0; index < conversations; index++) {
      sender.send(tenantOf(index, conversations), conversation(index));
    }
    for (int index = 0; index < messages; index++) {
      int conversation = index / PER_CONVERSATION;
      sender.send(tenantOf(conversation, conversations), message(random, conversation, index));
    }
  }

  private static TenantId tenant(int index) {
    return new TenantId("tenant-%02d".formatted(index));
  }

  /** The first tenant has half of all conversations, the next half of the rest, and so on. */
  private static TenantId tenantOf(int conversation, int conversations) {
    int tenant = 0;
    long left = conversations - conversation;
    while (left * (1L << (tenant + 1)) <= conversations && tenant < TENANTS - 1) {
      tenant++;
    }
    return tenant(tenant);
  }

  private static User user(String id) {
    return new User(
        id, id, id + "@example.org", null, Role.MEMBER, UserStatus.ACTIVE, null, null, AT, AT, 1);
  }

  private static StoredFile file(int index) {
    return new StoredFile(
        "file-%09d".formatted(index),
        "user-" + index % 4,
        "picture " + index + ".png",
        "files/picture-" + index + ".png",
        "image/png",
        index * 100L,
        "%064x".formatted(index),
        1024,
        768,
        AT.plusSeconds(index),
        AT.plusSeconds(index),
        1);
  }

  private static Conversation conversation(int index) {
    return new Conversation(
        "conversation-%09d".formatted(index),
        "user-" + index % 4,
        "What was said " + index,
        "gpt",
        "openai",
        "chat",
        null,
        false,
        null,
        PER_CONVERSATION,
        AT,
        AT.plusSeconds(index),
        AT.plusSeconds(index),
        1);
  }

  private static Message message(Random random, int conversation, int index) {
    String id = "0190%08x-7000-8000-%012x".formatted(index, (long) index * 7919);
    return new Message(
        id,
        "conversation-%09d".formatted(conversation),
        "user-" + conversation % 4,
        "%012d".formatted(index),
        index % 2 == 0 ? "user" : "assistant",
        json(random, 420),
        null,
        JsonText.EMPTY_OBJECT,
        index % 3 == 0 ? (Long) 100L : null,
        AT.plusSeconds(index),
        AT.plusSeconds(index),
        1);
  }

  /** JSON whose length is spread around the median with a long tail. */
  private static JsonText json(Random random, int median) {
    int length = (int) Math.min(TEXT.length(), median * Math.exp(1.35 * random.nextGaussian()));
    int start = random.nextInt(TEXT.length() - Math.min(length, TEXT.length() - 1));
    StringBuilder text = new StringBuilder(length + 30).append("{\"text\":\"");
    for (int at = start; text.length() < length; ) {
      int end = Math.min(TEXT.length(), at + 60);
      text.append(TEXT, at, end).append(Integer.toHexString(random.nextInt()));
      at = end >= TEXT.length() ? 0 : end;
    }
    return new JsonText(text.append("\"}").toString());
  }

  /** Gathers records of one kind into batches. */
  private static final class Sender {
    private final BulkWriter writer;
    private final List<BulkRecord> batch = new ArrayList<>();
    private long rows;
    private long bytes;

    Sender(BulkWriter writer) {
      this.writer = writer;
    }

    void send(TenantId tenant, Object value) {
      BulkRecord record = BulkRecord.of(tenant, value);
      if (!batch.isEmpty() && (batch.size() == BATCH || batch.get(0).kind() != record.kind())) {
        flush();
      }
      batch.add(record);
      rows++;
      bytes += length(value);
    }

    void flush() {
      writer.write(batch, Map.of("rows", Long.toString(rows)));
      batch.clear();
    }
  }

  private static long length(Object value) {
    if (value instanceof Message message) {
      return 200L + message.content().value().length();
    }
    return value instanceof Canvas canvas ? 100L + canvas.data().value().length() : 150;
  }

  // ---- what Gantry does

  private static long[] read(RelationalStore store, int threads) throws Exception {
    AtomicLong rows = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    try (store;
        BulkReader reader = store.bulkReader(ACCESS)) {
      for (EntityKind kind : KINDS) {
        each(reader, kind, threads, (range, batch) -> count(batch, rows, bytes));
      }
    }
    return new long[] {rows.get(), bytes.get()};
  }

  private static void count(BulkBatch batch, AtomicLong rows, AtomicLong bytes) {
    rows.addAndGet(batch.records().size());
    bytes.addAndGet(batch.records().stream().mapToLong(record -> length(record.value())).sum());
  }

  private static long[] copy(RelationalStore source, RelationalStore target, int threads)
      throws Exception {
    AtomicLong rows = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    try (source;
        target;
        BulkReader reader = source.bulkReader(ACCESS);
        BulkWriter writer =
            target.bulkWriter(ACCESS, new BulkLoad("copied", BulkLoad.Into.EMPTY))) {
      for (EntityKind kind : KINDS) {
        each(
            reader,
            kind,
            threads,
            (range, batch) -> {
              writer.write(
                  batch.records(), Map.of(kind + range.bounds(), batch.following().orElse("")));
              count(batch, rows, bytes);
            });
      }
      long start = System.nanoTime();
      writer.complete();
      return new long[] {rows.get(), bytes.get(), System.nanoTime() - start};
    }
  }

  private interface Work {
    void on(BulkRange range, BulkBatch batch);
  }

  private static void each(BulkReader reader, EntityKind kind, int threads, Work work)
      throws Exception {
    List<BulkRange> ranges = reader.ranges(kind, threads * 4);
    AtomicInteger next = new AtomicInteger();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    List<Future<?>> tasks = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      tasks.add(
          executor.submit(
              () -> {
                for (int index = next.getAndIncrement();
                    index < ranges.size();
                    index = next.getAndIncrement()) {
                  whole(reader, ranges.get(index), work);
                }
              }));
    }
    for (Future<?> task : tasks) {
      task.get();
    }
    executor.shutdown();
  }

  private static void whole(BulkReader reader, BulkRange range, Work work) {
    Optional<String> after = Optional.empty();
    do {
      BulkBatch batch = reader.read(range, after);
      work.on(range, batch);
      after = batch.following();
    } while (after.isPresent());
  }

  // ---- what the databases do

  /** One connection, one transaction, prepared inserts into tables without keys. */
  private static long[] plainSqlite(Path source, Path target) throws SQLException {
    long[] done = new long[2];
    try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + source);
        Connection to = DriverManager.getConnection("jdbc:sqlite:" + target);
        Statement statement = to.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = NORMAL");
      for (String table : TABLES) {
        plainSqlite(from, to, table, done);
      }
    }
    return done;
  }

  private static void plainSqlite(Connection from, Connection to, String table, long[] done)
      throws SQLException {
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
          if (++done[0] % BATCH == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      to.commit();
      to.setAutoCommit(true);
    }
  }

  /** One connection, one COPY for each table, into tables without keys. */
  private static long[] plainCopy(Path source, String url, String compression) throws Exception {
    long[] done = new long[2];
    try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + source);
        Connection to =
            DriverManager.getConnection(
                url, EmbeddedPostgresServer.USER, EmbeddedPostgresServer.PASSWORD);
        Statement statement = to.createStatement()) {
      statement.execute("SET default_toast_compression = '" + compression + "'");
      for (String table : TABLES) {
        plainCopy(from, to, table, done);
      }
    }
    return done;
  }

  private static void plainCopy(Connection from, Connection to, String table, long[] done)
      throws Exception {
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
      while (rows.next()) {
        out.writeShort(count);
        for (int column = 1; column <= count; column++) {
          plainValue(rows, column, numbers[column], out);
        }
        done[0]++;
        if (bytes.size() > 128 * 1024) {
          done[1] += send(copy, bytes);
        }
      }
      out.writeShort(-1);
      done[1] += send(copy, bytes);
      copy.endCopy();
    }
  }

  private static void plainValue(ResultSet rows, int column, boolean number, DataOutputStream out)
      throws Exception {
    if (number) {
      long value = rows.getLong(column);
      out.writeInt(rows.wasNull() ? -1 : Long.BYTES);
      if (!rows.wasNull()) {
        out.writeLong(value);
      }
    } else {
      String value = rows.getString(column);
      byte[] encoded = value == null ? new byte[0] : value.getBytes(UTF_8);
      out.writeInt(value == null ? -1 : encoded.length);
      out.write(encoded);
    }
  }

  private static long send(CopyIn copy, ByteArrayOutputStream bytes) throws SQLException {
    byte[] chunk = bytes.toByteArray();
    copy.writeToCopy(chunk, 0, chunk.length);
    bytes.reset();
    return chunk.length;
  }
}
