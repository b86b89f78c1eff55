package io.gantry.store.document;

import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The client of an open store, and how it sends again what was not answered.
 *
 * @param timers null when nothing is measured
 */
record Connection(DynamoDbClient client, Attempts attempts, @Nullable RequestTimers timers)
    implements AutoCloseable {

  static Connection open(
      DocumentStore.Options options,
      @Nullable MeterRegistry meters,
      List<ExecutionInterceptor> more,
      Attempts attempts) {
    List<ExecutionInterceptor> interceptors = new ArrayList<>();
    interceptors.add(guard(options));
    RequestTimers timers =
        meters == null ? null : new RequestTimers(meters, ClientFactory.MAX_CONNECTIONS);
    if (timers != null) {
      interceptors.add(timers);
    }
    interceptors.addAll(more);
    try {
      return new Connection(ClientFactory.client(options, interceptors), attempts, timers);
    } catch (SdkException noRegion) {
      if (timers != null) {
        timers.close();
      }
      throw unusable(noRegion);
    }
  }

  /** For tables of other programs, which are only read. */
  static Connection unguarded(DocumentStore.Options options) {
    try {
      return new Connection(ClientFactory.client(options, List.of()), new Attempts(), null);
    } catch (SdkException noRegion) {
      throw unusable(noRegion);
    }
  }

  private static StoreException unusable(SdkException noRegion) {
    return StoreException.Unavailable.lasting(
        "DynamoDB cannot be used: no region is known", noRegion);
  }

  @Override
  public void close() {
    client.close();
    if (timers != null) {
      timers.close();
    }
  }

  private static ExecutionInterceptor guard(DocumentStore.Options options) {
    return options.version() == SchemaVersion.V8 ? new KeyGuard() : new KindGuard(options.tables());
  }
}
