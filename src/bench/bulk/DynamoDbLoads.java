import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.CursorCodec;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.document.DocumentStore;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Loads a table of version 8 through the bulk writer and, in the same run, writes the very same
 * items by a plain loop of BatchWriteItem with as many threads, which is the limit; then reads the
 * table through the bulk reader.
 *
 * <pre>
 * mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xmx512m -cp "target/dynamodb-local/*:target/dynamodb-local/lib/*" LoopbackDynamoDb   # prints its port
 * java -Xmx256m -cp "target/classes:$(cat target/classpath)" src/bench/bulk/DynamoDbLoads.java \
 *     http://127.0.0.1:PORT CONVERSATIONS ROUNDS PROCESS
 * </pre>
 *
 * Each conversation has ten messages, each of which is two items. PROCESS is the id of the server:
 * its processor time and ours together are what counts where other work shares the machine.
 */
public final class DynamoDbLoads {

  private static final int THREADS = 4;
  private static final int BATCH = 500;
  private static final int MESSAGES = 10;
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("benchmark");
  private static final CursorCodec CURSORS = new CursorCodec(new byte[32]);

  private static ProcessHandle server = ProcessHandle.current();
  private static long startNanos;
  private static double startOwn;
  private static double startServer;

  private DynamoDbLoads() {}

  /** Part of the work. */
  @FunctionalInterface
  private interface Part {
    void run(int thread) throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    URI endpoint = URI.create(arguments[0]);
    int conversations = Integer.parseInt(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    server = ProcessHandle.of(Long.parseLong(arguments[3])).orElseThrow();
    String name = "bench-" + System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      try (DocumentStore store = store(endpoint, name + "-" + round);
          DocumentStore other = store(endpoint, name + "-raw-" + round)) {
        store.prepare();
        other.prepare();
        load(store, conversations);
        read(store);
        raw(endpoint, name + "-" + round, name + "-raw-" + round);
        other.administration().rollback();
        store.administration().rollback();
      }
    }
  }

  private static DocumentStore store(URI endpoint, String table) {
    return DocumentStore.of(
        new DocumentStore.Options(
            endpoint,
            "us-east-1",
            SchemaVersion.V8,
            table,
            new DocumentStore.AccessKey("local", new Secret("local")),
            true),
        CURSORS,
        Clock.systemUTC(),
        null);
  }

  private static void load(DocumentStore store, int conversations) throws Exception {
    List<List<BulkRecord>> talks = new ArrayList<>();
    List<List<BulkRecord>> messages = new ArrayList<>();
    for (int id = 0; id < conversations; id++) {
      add(talks, conversation(id));
      for (int number = 0; number < MESSAGES; number++) {
        add(messages, message(id, number));
      }
    }
    begin();
    try (BulkWriter writer = store.bulkWriter(ACCESS, new BulkLoad("bench", BulkLoad.Into.EMPTY))) {
      write(writer, "conversation", talks);
      write(writer, "message", messages);
      writer.complete();
    }
    report("bulk writer", conversations * (1L + 2 * MESSAGES), "items");
  }

  private static void add(List<List<BulkRecord>> batches, Object record) {
    if (batches.isEmpty() || batches.get(batches.size() - 1).size() == BATCH) {
      batches.add(new ArrayList<>());
    }
    batches.get(batches.size() - 1).add(BulkRecord.of(TenantId.DEFAULT, record));
  }

  private static void write(BulkWriter writer, String kind, List<List<BulkRecord>> batches)
      throws Exception {
    inParallel(
        thread -> {
          for (int index = thread; index < batches.size(); index += THREADS) {
            writer.write(batches.get(index), Map.of("range/" + kind + "/" + thread, "" + index));
          }
        });
  }

  private static void read(DocumentStore store) throws Exception {
    begin();
    long[] counts = new long[THREADS];
    try (BulkReader reader = store.bulkReader(ACCESS)) {
      for (EntityKind kind : reader.kinds()) {
        List<BulkRange> ranges = reader.ranges(kind, THREADS);
        inParallel(
            thread -> {
              if (thread < ranges.size()) {
                counts[thread] += count(reader, ranges.get(thread));
              }
            });
      }
    }
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    report("bulk reader", all, "records");
  }

  private static long count(BulkReader reader, BulkRange range) {
    long count = 0;
    Optional<String> place = Optional.empty();
    do {
      BulkBatch batch = reader.read(range, place);
      count += batch.records().size();
      place = batch.following();
    } while (place.isPresent());
    return count;
  }

  private static void raw(URI endpoint, String from, String to) throws Exception {
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
      begin();
      inParallel(
          thread -> {
            for (int index = thread; index < batches.size(); index += THREADS) {
              Map<String, List<WriteRequest>> rest = Map.of(to, batches.get(index));
              while (!rest.isEmpty()) {
                Map<String, List<WriteRequest>> now = rest;
                BatchWriteItemResponse answer =
                    client.batchWriteItem(request -> request.requestItems(now));
                rest = answer.unprocessedItems();
              }
            }
          });
      report("plain BatchWriteItem loop", batches.size() * 25L, "items");
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

  private static void begin() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    startOwn = seconds(ProcessHandle.current());
    startServer = seconds(server);
    startNanos = System.nanoTime();
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
  }

  private static void report(String what, long count, String unit) {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    double own = seconds(ProcessHandle.current()) - startOwn;
    double its = seconds(server) - startServer;
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.printf(
        "%-25s %,9d %-7s %6.2f s, %,6.0f/s; processor: ours %5.2f s, server %5.2f s, %,6.0f/s;"
            + " peak heap %,d MB%n",
        what, count, unit, seconds, count / seconds, own, its, count / (own + its), peak >> 20);
  }

  private static Conversation conversation(int number) {
    return new Conversation(
        id(number),
        "admin",
        "Conversation " + number,
        "gpt-4o",
        "openai",
        "chat",
        null,
        false,
        null,
        MESSAGES,
        AT.plusSeconds(number),
        AT,
        AT.plusSeconds(number),
        MESSAGES + 1);
  }

  private static String id(int number) {
    return "01900000-0000-7000-8000-%012d".formatted(number);
  }

  private static Message message(int conversation, int number) {
    Random random = new Random(conversation * 31L + number);
    String id = "01900000-0000-7001-8000-%012d".formatted(conversation * 100L + number);
    return new Message(
        id,
        id(conversation),
        "admin",
        id,
        number % 2 == 0 ? "user" : "assistant",
        new JsonText("\"" + "lorem ipsum ".repeat(10 + random.nextInt(80)) + "\""),
        null,
        JsonText.EMPTY_OBJECT,
        12L,
        AT.plusSeconds(number),
        AT.plusSeconds(number),
        1);
  }
}
