package io.gantry.store.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * Answers as told, because DynamoDB Local never throttles, never leaves a batch unfinished, and
 * never loses an answer.
 */
final class StubClient implements DynamoDbClient {

  private final Deque<Supplier<?>> answers = new ArrayDeque<>();
  private final List<DynamoDbRequest> requests = new ArrayList<>();

  StubClient answer(Object answer) {
    answers.add(() -> answer);
    return this;
  }

  StubClient fail(RuntimeException failure) {
    answers.add(
        () -> {
          throw failure;
        });
    return this;
  }

  List<DynamoDbRequest> requests() {
    return requests;
  }

  private <T> T next(DynamoDbRequest request, Class<T> type) {
    requests.add(request);
    @Nullable Supplier<?> answer = answers.size() > 1 ? answers.poll() : answers.peek();
    if (answer == null) {
      throw new AssertionError("No answer is left for " + request);
    }
    return type.cast(answer.get());
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return next(request, GetItemResponse.class);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return next(request, BatchGetItemResponse.class);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return next(request, PutItemResponse.class);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return next(request, TransactWriteItemsResponse.class);
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return next(request, BatchWriteItemResponse.class);
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
