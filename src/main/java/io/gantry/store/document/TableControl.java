package io.gantry.store.document;

import io.gantry.store.StoreException;
import io.gantry.store.document.TableSpec.IndexSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/**
 * Makes, changes and deletes tables, and waits until that is done. What another process does at the
 * same time, or did before it died, counts as done.
 */
final class TableControl {

  /** Making a table takes seconds, an index over many items hours. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(2);

  private static final Duration FIRST_LOOK = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final DynamoDbClient client;
  private final Attempts attempts;

  TableControl(DynamoDbClient client, Attempts attempts) {
    this.client = client;
    this.attempts = attempts;
  }

  Optional<TableDescription> describe(String table) {
    try {
      return Optional.of(
          attempts.read(() -> client.describeTable(request -> request.tableName(table)).table()));
    } catch (StoreException.Unavailable unavailable) {
      if (unavailable.getCause() instanceof ResourceNotFoundException) {
        return Optional.empty();
      }
      throw unavailable;
    }
  }

  /** Makes the table and waits until it can be used. */
  void create(TableSpec table) {
    change(() -> attempts.repeatable(() -> client.createTable(table.creation())));
    awaitActive(table.name());
  }

  /**
   * Adds an index and waits until it is filled. It gets the throughput of its table where that is
   * provisioned.
   */
  void add(TableSpec table, IndexSpec index) {
    TableDescription found = describe(table.name()).orElseThrow();
    UpdateTableRequest request = addition(table, index, found);
    change(() -> attempts.repeatable(() -> client.updateTable(request)));
    awaitActive(table.name());
  }

  /** The request that adds an index to a table that was found so. */
  static UpdateTableRequest addition(TableSpec table, IndexSpec index, TableDescription found) {
    GlobalSecondaryIndex wanted = index.toIndex();
    CreateGlobalSecondaryIndexAction creation =
        CreateGlobalSecondaryIndexAction.builder()
            .indexName(wanted.indexName())
            .keySchema(wanted.keySchema())
            .projection(wanted.projection())
            .provisionedThroughput(throughput(found))
            .build();
    return UpdateTableRequest.builder()
        .tableName(table.name())
        .attributeDefinitions(table.attributes(List.of(index)))
        .globalSecondaryIndexUpdates(
            List.of(GlobalSecondaryIndexUpdate.builder().create(creation).build()))
        .build();
  }

  private static @Nullable ProvisionedThroughput throughput(TableDescription table) {
    if (table.billingModeSummary() != null
        && table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST) {
      return null;
    }
    return ProvisionedThroughput.builder()
        .readCapacityUnits(table.provisionedThroughput().readCapacityUnits())
        .writeCapacityUnits(table.provisionedThroughput().writeCapacityUnits())
        .build();
  }

  /** Deletes the table with all that it holds, and waits until it is gone. */
  void delete(String table) {
    try {
      change(
          () -> attempts.repeatable(() -> client.deleteTable(request -> request.tableName(table))));
    } catch (StoreException.Unavailable unavailable) {
      if (!(unavailable.getCause() instanceof ResourceNotFoundException)) {
        throw unavailable;
      }
    }
    try (DynamoDbWaiter waiter = waiter()) {
      waiter.waitUntilTableNotExists(request -> request.tableName(table));
    } catch (SdkException failed) {
      throw new StoreException.Unavailable("The table " + table + " does not go away", failed);
    }
  }

  private static void change(Runnable request) {
    try {
      request.run();
    } catch (StoreException.Unavailable unavailable) {
      // Somebody else is at it, or this process was before it died: to wait for the end is enough.
      if (!(unavailable.getCause() instanceof ResourceInUseException)) {
        throw unavailable;
      }
    }
  }

  /** Waits until the table and all its indexes can be used. */
  void awaitActive(String table) {
    try (DynamoDbWaiter waiter = waiter()) {
      waiter.waitUntilTableExists(request -> request.tableName(table));
    } catch (SdkException failed) {
      throw new StoreException.Unavailable("The table " + table + " does not get ready", failed);
    }
    for (int look = 1; !isActive(describe(table).orElseThrow()); look++) {
      attempts.pauseForWork(look);
    }
  }

  static boolean isActive(TableDescription table) {
    return table.tableStatus() == TableStatus.ACTIVE
        && table.globalSecondaryIndexes().stream()
            .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
  }

  private DynamoDbWaiter waiter() {
    WaiterOverrideConfiguration patience =
        WaiterOverrideConfiguration.builder()
            .maxAttempts(Integer.MAX_VALUE)
            .waitTimeout(LONGEST_WAIT)
            .backoffStrategyV2(BackoffStrategy.exponentialDelay(FIRST_LOOK, BETWEEN_LOOKS))
            .build();
    return DynamoDbWaiter.builder().client(client).overrideConfiguration(patience).build();
  }
}
