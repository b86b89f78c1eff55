package io.gantry.store.document;

import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * The last look at every request of versions 5 and 6 before it is sent: a table whose name does not
 * begin as those of this store is never touched, and a Scan is refused unless it was sent as one of
 * those that {@link #WHOLE_TABLE} stands for.
 */
final class KindGuard implements ExecutionInterceptor {

  private static final ExecutionAttribute<Boolean> ALLOWED =
      new ExecutionAttribute<>("gantry.whole.table");

  /** For the lists of version 5, which has no key to list by, and for administration. */
  static final AwsRequestOverrideConfiguration WHOLE_TABLE =
      AwsRequestOverrideConfiguration.builder().putExecutionAttribute(ALLOWED, true).build();

  private final String prefix;

  KindGuard(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (request instanceof ScanRequest && attributes.getAttribute(ALLOWED) == null) {
      throw new IllegalStateException("A Scan of a whole table on the path of a request");
    }
    if (tables(request).anyMatch(table -> !table.startsWith(prefix))) {
      throw new IllegalStateException(
          request.getClass().getSimpleName() + " leaves the tables of " + prefix);
    }
  }

  private static Stream<String> tables(SdkRequest request) {
    if (request instanceof TransactWriteItemsRequest transaction) {
      return transaction.transactItems().stream().map(KindGuard::table);
    }
    if (request instanceof BatchWriteItemRequest batch) {
      return batch.requestItems().keySet().stream();
    }
    if (request instanceof BatchGetItemRequest batch) {
      return batch.requestItems().keySet().stream();
    }
    return request.getValueForField("TableName", String.class).stream();
  }

  private static String table(TransactWriteItem action) {
    if (action.put() != null) {
      return action.put().tableName();
    }
    if (action.update() != null) {
      return action.update().tableName();
    }
    return action.delete() != null
        ? action.delete().tableName()
        : action.conditionCheck().tableName();
  }
}
