import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.CursorCodec;
import io.gantry.common.Ids;
import io.gantry.common.JsonText;
import io.gantry.common.PageRequest;
import io.gantry.store.Provider;
import io.gantry.store.Workspace;
import io.gantry.store.relational.RelationalStore;
import io.gantry.tenancy.TenantId;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls a relational store without a server in front: calls per second and processor time per call.
 *
 * <pre>
 * mvn -q compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp "target/classes:$(cat target/classpath)" src/bench/store/StoreCalls.java \
 *     sqlite sqlite:/tmp/bench/gantry.db
 * </pre>
 *
 * Compare runs of one machine only, and the least of several: neighbours change the figures.
 */
public final class StoreCalls {

  private static final int CONVERSATIONS = 200;
  private static final int FULL = 20;
  private static final long ROUND_NANOS = 4_000_000_000L;
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Ids IDS = new Ids(Clock.systemUTC());

  /** About 1.1 KB, so that a page of 50 has 60 KB. */
  private static final String CONTENT =
      "{\"text\":\"" + "lorem ipsum dolor sit amet ".repeat(42) + "\"}";

  private StoreCalls() {}

  /** What is measured. */
  @FunctionalInterface
  private interface Call {
    void run(int index);
  }

  public static void main(String[] arguments) throws InterruptedException {
    Provider provider = Provider.ofLabel(arguments[0]).orElseThrow();
    RelationalStore.Options options = RelationalStore.Options.of(provider, arguments[1]);
    CursorCodec cursors = new CursorCodec(new byte[32]);
    try (RelationalStore store = RelationalStore.of(options, cursors, null)) {
      store.prepare();
      Workspace workspace = store.workspace(TenantId.DEFAULT);
      List<String> ids = fill(workspace);
      PageRequest page = PageRequest.oldestFirst(50);
      for (int threads : new int[] {1, 16}) {
        measure(
            "find a conversation",
            threads,
            index -> workspace.conversations().find("ann", ids.get(index % CONVERSATIONS)));
        measure(
            "page of 50 messages",
            threads,
            index -> workspace.messages().list("ann", ids.get(index % FULL), page));
        measure(
            "append a message",
            threads,
            index -> workspace.messages().append(message(ids.get(FULL + index % (CONVERSATIONS - FULL)))));
      }
    }
  }

  private static List<String> fill(Workspace workspace) {
    List<String> ids = new ArrayList<>();
    for (int index = 0; index < CONVERSATIONS; index++) {
      String id = IDS.next();
      ids.add(id);
      workspace
          .conversations()
          .create(
              new Conversation(
                  id, "ann", "Title", "model", "provider", "chat", null, false, null, 0, null, AT,
                  AT, 1));
      for (int entry = 0; index < FULL && entry < 100; entry++) {
        workspace.messages().append(message(id));
      }
    }
    return ids;
  }

  private static Message message(String conversationId) {
    String id = IDS.next();
    return new Message(
        id, conversationId, "ann", id, "user", new JsonText(CONTENT), null, JsonText.EMPTY_OBJECT,
        null, AT, AT, 1);
  }

  private static void measure(String name, int threads, Call call) throws InterruptedException {
    round(threads, call);
    long processor = processorNanos();
    long start = System.nanoTime();
    long calls = round(threads, call);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%-22s %2d threads %8.0f/s %8.1f us of processor time%n",
        name, threads, calls / seconds, (processorNanos() - processor) / 1e3 / calls);
  }

  private static long round(int threads, Call call) throws InterruptedException {
    AtomicLong calls = new AtomicLong();
    long end = System.nanoTime() + ROUND_NANOS;
    List<Thread> all = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int first = thread * 1_000_003;
      all.add(new Thread(() -> repeat(call, first, end, calls)));
    }
    all.forEach(Thread::start);
    for (Thread thread : all) {
      thread.join();
    }
    return calls.get();
  }

  private static void repeat(Call call, int first, long end, AtomicLong calls) {
    for (int index = first; System.nanoTime() < end; index++) {
      call.run(index & Integer.MAX_VALUE);
      calls.incrementAndGet();
    }
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
