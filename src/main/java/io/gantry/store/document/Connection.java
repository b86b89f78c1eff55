package io.gantry.store.document;

import io.gantry.common.Ids;
import io.gantry.store.StoreException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What an open store holds: the client and what stands directly on it. */
record Connection(DynamoDbClient client, Table table, TableSchema schema) {

  static Connection open(
      DocumentStore.Options options,
      Clock clock,
      @Nullable MeterRegistry meters,
      List<ExecutionInterceptor> more) {
    List<ExecutionInterceptor> interceptors = new ArrayList<>();
    interceptors.add(new KeyGuard());
    if (meters != null) {
      interceptors.add(new RequestTimers(meters));
    }
    interceptors.addAll(more);
    try {
      return of(ClientFactory.client(options, interceptors), options.table(), clock);
    } catch (SdkException noRegion) {
      throw new StoreException.Unavailable("DynamoDB cannot be used: no region is known", noRegion);
    }
  }

  static Connection of(DynamoDbClient client, String table, Clock clock) {
    Attempts attempts = new Attempts(pause -> Thread.sleep(pause.toMillis()));
    return new Connection(
        client,
        new Table(client, table, attempts, new Ids(clock)),
        new TableSchema(client, table, attempts));
  }
}
