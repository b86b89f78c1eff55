package io.gantry.store.document;

import io.gantry.common.CursorCodec;
import io.gantry.common.Secret;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.store.SchemaVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Stores over new tables of DynamoDB Local. */
final class LocalTable {

  static final CursorCodec CURSORS =
      new CursorCodec("a key of the tests, 32 bytes at least".getBytes(StandardCharsets.UTF_8));

  private LocalTable() {}

  /** Options for a table that does not exist yet. */
  static DocumentStore.Options options() {
    return options(SchemaVersion.V8);
  }

  /** Options for tables of a version that do not exist yet. */
  static DocumentStore.Options options(SchemaVersion version) {
    return options(version, DynamoDbLocal.shared().endpoint());
  }

  /** Likewise, by whatever stands before the server. */
  static DocumentStore.Options options(SchemaVersion version, URI endpoint) {
    return new DocumentStore.Options(
        endpoint,
        DynamoDbLocal.REGION,
        version,
        DynamoDbLocal.shared().newTableName(),
        new DocumentStore.AccessKey(DynamoDbLocal.ACCESS_KEY, new Secret(DynamoDbLocal.SECRET_KEY)),
        true);
  }

  static DocumentStore open(CursorCodec cursors) {
    return DocumentStore.of(options(), cursors, Clock.systemUTC(), null);
  }

  /** A prepared store whose requests pass through {@code interceptors} last. */
  static DocumentStore prepared(ExecutionInterceptor... interceptors) {
    return prepared(options(), interceptors);
  }

  static DocumentStore prepared(
      DocumentStore.Options options, ExecutionInterceptor... interceptors) {
    DocumentStore store =
        new DocumentStore(options, CURSORS, Clock.systemUTC(), null, List.of(interceptors));
    store.prepare();
    return store;
  }
}
