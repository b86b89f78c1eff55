package io.gantry.store.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The second wall between tenants: the last look at every request before it is sent. A request for
 * a key outside the {@link KeyScope} of its caller is refused, and so is every kind of request that
 * names no key, so that an error in the code above cannot reach another tenant. A Scan passes only
 * for who works across all tenants.
 */
final class KeyGuard implements ExecutionInterceptor {

  /** The placeholder of the partition in every query of this package. */
  static final String QUERY_PARTITION = ":partition";

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (isAboutTheTable(request)) {
      return;
    }
    KeyScope scope = attributes.getAttribute(KeyScope.ATTRIBUTE);
    if (request instanceof ScanRequest && scope != null && scope.isWholeTable()) {
      return;
    }
    partitions(request)
        .filter(partition -> scope == null || !scope.allows(partition))
        .findAny()
        .ifPresent(
            partition -> {
              throw new ForeignKeyException(request, scope);
            });
  }

  private static boolean isAboutTheTable(SdkRequest request) {
    return request instanceof CreateTableRequest
        || request instanceof DescribeTableRequest
        || request instanceof UpdateTableRequest
        || request instanceof DeleteTableRequest
        || request instanceof CreateBackupRequest
        || request instanceof DescribeBackupRequest
        || request instanceof UpdateTimeToLiveRequest
        || request instanceof DescribeTimeToLiveRequest;
  }

  private static Stream<String> partitions(SdkRequest request) {
    if (request instanceof GetItemRequest get) {
      return keys(get.key());
    }
    if (request instanceof QueryRequest query) {
      AttributeValue partition = query.expressionAttributeValues().get(QUERY_PARTITION);
      return partition == null ? refuse(request) : Stream.of(partition.s());
    }
    if (request instanceof BatchGetItemRequest batch) {
      return batch.requestItems().values().stream()
          .flatMap(keys -> keys.keys().stream())
          .flatMap(KeyGuard::keys);
    }
    return writtenPartitions(request);
  }

  private static Stream<String> writtenPartitions(SdkRequest request) {
    if (request instanceof PutItemRequest put) {
      return keys(put.item());
    }
    if (request instanceof UpdateItemRequest update) {
      return keys(update.key());
    }
    if (request instanceof DeleteItemRequest delete) {
      return keys(delete.key());
    }
    if (request instanceof TransactWriteItemsRequest transaction) {
      return transaction.transactItems().stream().flatMap(KeyGuard::keys);
    }
    if (request instanceof BatchWriteItemRequest batch) {
      return batch.requestItems().values().stream().flatMap(List::stream).flatMap(KeyGuard::keys);
    }
    return refuse(request);
  }

  private static Stream<String> keys(TransactWriteItem action) {
    if (action.put() != null) {
      return keys(action.put().item());
    }
    if (action.update() != null) {
      return keys(action.update().key());
    }
    return keys(action.delete() != null ? action.delete().key() : action.conditionCheck().key());
  }

  private static Stream<String> keys(WriteRequest write) {
    return keys(
        write.putRequest() != null ? write.putRequest().item() : write.deleteRequest().key());
  }

  private static Stream<String> keys(Map<String, AttributeValue> item) {
    return Stream.of(Attributes.PARTITION, Attributes.INDEX_PARTITION)
        .filter(item::containsKey)
        .map(name -> item.get(name).s());
  }

  private static Stream<String> refuse(SdkRequest request) {
    throw new ForeignKeyException(request, null);
  }

  /** A fault in this package: a request that could leave the bounds of its tenant. */
  static final class ForeignKeyException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ForeignKeyException(SdkRequest request, @Nullable KeyScope scope) {
      super(
          request.getClass().getSimpleName()
              + (scope == null ? " names no scope" : " leaves the keys of " + scope));
    }
  }
}
