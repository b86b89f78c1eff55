package io.gantry.fake;

import io.gantry.account.TenantRepository;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in memory whose database can be taken away, brought back, and made to say nothing. */
public final class FlakyStore implements Store {

  private final InMemoryStore store = new InMemoryStore();
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger preparations = new AtomicInteger();
  private volatile boolean away;
  private volatile CountDownLatch silence = new CountDownLatch(0);
  private volatile boolean closed;

  public void away(boolean isAway) {
    away = isAway;
  }

  /** Lets calls wait until {@link #speak()}. */
  public void fallSilent() {
    silence = new CountDownLatch(1);
  }

  public void speak() {
    silence.countDown();
  }

  /** How often {@link #health()} was called. */
  public int questions() {
    return questions.get();
  }

  public int preparations() {
    return preparations.get();
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public Provider provider() {
    return store.provider();
  }

  @Override
  public SchemaVersion schemaVersion() {
    return store.schemaVersion();
  }

  @Override
  public void prepare() {
    preparations.incrementAndGet();
    awaitSpeech();
    requireThere();
  }

  @Override
  public StoreHealth health() {
    questions.incrementAndGet();
    awaitSpeech();
    return away ? new StoreHealth(false, SchemaState.UNKNOWN, "It is away") : store.health();
  }

  @Override
  public Workspace workspace(TenantId tenant) {
    return store.workspace(tenant);
  }

  @Override
  public StoreAdministration administration() {
    if (away) {
      throw new StoreException.Unavailable("The database is away", null);
    }
    return store.administration();
  }

  @Override
  public TenantRepository tenants(TenantAccess access) {
    return store.tenants(access);
  }

  @Override
  public BulkReader bulkReader(TenantAccess access) {
    return new FlakyReader(store.bulkReader(access));
  }

  /** Loses the database while it is open. */
  private final class FlakyReader implements BulkReader {

    private final BulkReader reader;

    FlakyReader(BulkReader reader) {
      this.reader = reader;
    }

    @Override
    public Set<EntityKind> kinds() {
      return reader.kinds();
    }

    @Override
    public boolean isSnapshot() {
      return reader.isSnapshot();
    }

    @Override
    public List<BulkRange> ranges(EntityKind kind, int parts) {
      return reader.ranges(kind, parts);
    }

    @Override
    public BulkBatch read(BulkRange range, Optional<String> after) {
      requireThere();
      return reader.read(range, after);
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  private void requireThere() {
    if (away) {
      throw new StoreException.Unavailable("The database is away", null);
    }
  }

  @Override
  public BulkWriter bulkWriter(TenantAccess access, BulkLoad load) {
    return store.bulkWriter(access, load);
  }

  @Override
  public void close() {
    closed = true;
  }

  private void awaitSpeech() {
    try {
      silence.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
