package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.common.CursorCodec;
import io.gantry.common.ListFilter;
import io.gantry.common.PageRequest;
import io.gantry.config.Database;
import io.gantry.fake.FlakyStore;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreLease;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActiveStoreTest {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int CLIENTS = 16;
  private static final int SWITCHES = 12;

  @TempDir private Path folder;

  @Test
  void aRequestGoesOnWithTheStoreItBeganWith() {
    FlakyStore first = new FlakyStore();
    ActiveStore active = new ActiveStore(first);
    try (StoreLease lease = active.take()) {
      active.replace(new FlakyStore());

      assertThat(active.take().store()).isSameAs(lease.store());
      assertThat(active.generation()).isEqualTo(1);
      assertThat(first.isClosed()).isFalse();
    }
    assertThat(active.generation()).isEqualTo(2);
    await(first::isClosed);
  }

  @Test
  void aStoreThatNobodyWorksOnIsClosedAtOnce() {
    FlakyStore first = new FlakyStore();
    FlakyStore second = new FlakyStore();
    ActiveStore active = new ActiveStore(first);

    active.replace(second);

    await(first::isClosed);
    assertThat(second.isClosed()).isFalse();
    active.close();
    assertThat(second.isClosed()).isTrue();
  }

  @Test
  void aRequestThatNeverEndsDoesNotKeepItsStoreForever() {
    FlakyStore first = new FlakyStore();
    ActiveStore active = new ActiveStore(first, Duration.ofMillis(50));
    StoreLease forgotten = active.take();

    active.replace(new FlakyStore());

    await(first::isClosed);
    forgotten.close();
  }

  @Test
  void aKeptStoreIsNotClosedHoweverLongItTakes() {
    FlakyStore first = new FlakyStore();
    FlakyStore second = new FlakyStore();
    ActiveStore active = new ActiveStore(first, Duration.ZERO);
    StoreLease request = active.take();
    StoreLease kept = active.keep();

    active.replace(second);

    assertThat(active.generation()).as("what the thread gets from now on").isEqualTo(2);
    request.close();
    active.replace(new FlakyStore());
    await(second::isClosed);
    assertThat(first.isClosed()).as("though the patience with requests is over").isFalse();
    assertThat(kept.store().schemaVersion()).isEqualTo(first.schemaVersion());
    kept.close();
    kept.close();
    await(first::isClosed);
  }

  @Test
  void aKeptStoreOutlivesARequestThatNeverEnds() {
    FlakyStore first = new FlakyStore();
    ActiveStore active = new ActiveStore(first, Duration.ZERO);
    StoreLease kept = active.keep();
    StoreLease forgotten = active.take();

    active.replace(new FlakyStore());
    kept.close();

    await(first::isClosed);
    forgotten.close();
  }

  @Test
  void whoHasNoHoldGetsNoRecords() {
    ActiveStore active = new ActiveStore(new InMemoryStore());

    assertThatThrownBy(() -> active.workspace(TenantId.DEFAULT))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> active.tenants(ACCESS)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void manyRequestsGetWholeAnswersWhileTheStoreIsReplacedToAndFro() throws Exception {
    filled(sqlite("one"), "one").close();
    filled(sqlite("two"), "two").close();
    List<Store> next = IntStream.range(0, SWITCHES).mapToObj(this::next).toList();
    ActiveStore active = new ActiveStore(filled(new InMemoryStore(), "memory"));
    active.current().door().open();
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger requests = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> ends = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      ends.add(clients.submit(() -> work(active, over, requests)));
    }
    for (Store store : next) {
      int before = requests.get();
      active.replace(store);
      await(() -> requests.get() > before + 10 * CLIENTS || ends.stream().anyMatch(Future::isDone));
    }
    over.set(true);
    for (Future<?> end : ends) {
      end.get(30, TimeUnit.SECONDS);
    }
    clients.shutdown();
    active.close();
  }

  private Store next(int turn) {
    return switch (turn % 3) {
      case 0 -> sqlite("one");
      case 1 -> sqlite("two");
      default -> filled(new InMemoryStore(), "memory");
    };
  }

  /** Requests one after the other, each with several calls that must all see one store. */
  private static void work(ActiveStore active, AtomicBoolean over, AtomicInteger requests) {
    while (!over.get()) {
      try (StoreLease lease = active.take()) {
        String name = active.tenants(ACCESS).find(TenantId.DEFAULT).orElseThrow().name();
        Canvas canvas =
            active.workspace(TenantId.DEFAULT).canvases().find("ann", "c").orElseThrow();
        int listed =
            active
                .workspace(TenantId.DEFAULT)
                .canvases()
                .list("ann", ListFilter.ALL, PageRequest.newestFirst(10))
                .items()
                .size();
        assertThat(canvas.name()).isEqualTo(name);
        assertThat(listed).isEqualTo(1);
        assertThat(lease.store().workspace(TenantId.DEFAULT).canvases().find("ann", name))
            .isEmpty();
        requests.incrementAndGet();
      }
    }
  }

  private Store sqlite(String name) {
    Store store =
        Backends.all(new CursorCodec(new byte[32]), Clock.systemUTC(), null)
            .open(new Database.Sqlite(SchemaVersion.V7, folder.resolve(name + ".db"), 4));
    store.prepare();
    return store;
  }

  private static Store filled(Store store, String name) {
    store
        .tenants(ACCESS)
        .create(new Tenant(TenantId.DEFAULT, name, TenantStatus.ACTIVE, NOW, NOW, 1));
    Canvas canvas = new Canvas("c", "ann", name, null, null, null, NOW, NOW, 1);
    store.workspace(TenantId.DEFAULT).canvases().create(canvas);
    return store;
  }

  private static void await(BooleanSupplier condition) {
    CountDownLatch never = new CountDownLatch(1);
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
      try {
        assertThat(never.await(5, TimeUnit.MILLISECONDS)).isFalse();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }
}
