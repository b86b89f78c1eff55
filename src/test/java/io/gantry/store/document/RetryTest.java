package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.common.Ids;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What is sent again, what is not, and what the caller is told. */
class RetryTest {

  private static final String NAME = "table";
  private static final KeyScope SCOPE = KeyScope.of(TenantId.DEFAULT);
  private static final ItemKey KEY = new ItemKey(SCOPE.prefix() + "X#1", "HEAD");
  private static final SdkClientException TIMED_OUT = lost(new SocketTimeoutException());
  private static final SdkClientException NOT_CONNECTED = lost(new ConnectException());

  private final List<Duration> pauses = new ArrayList<>();
  private final StubClient client = new StubClient();
  private final Table table =
      new Table(client, NAME, new Attempts(pauses::add), new Ids(Clock.systemUTC()));

  @Test
  void aThrottledReadIsSentAgainAfterPauses() {
    client.fail(throttled()).fail(throttled()).answer(GetItemResponse.builder().build());
    assertThat(table.get(SCOPE, KEY, List.of())).isEmpty();
    assertThat(client.requests()).hasSize(3);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void aReadThatIsThrottledForEverIsUnavailable() {
    client.fail(throttled());
    assertThatThrownBy(() -> table.get(SCOPE, KEY, List.of()))
        .isInstanceOf(StoreException.Unavailable.class);
    assertThat(client.requests()).hasSize(Attempts.MAX_BUSY);
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofMillis(800)) <= 0);
  }

  @Test
  void aReadWhoseAnswerIsLostIsSentAgain() {
    client.fail(TIMED_OUT).answer(GetItemResponse.builder().build());
    assertThat(table.get(SCOPE, KEY, List.of())).isEmpty();
  }

  @Test
  void aReadWithoutConnectionIsUnavailable() {
    client.fail(NOT_CONNECTED);
    assertThatThrownBy(() -> table.get(SCOPE, KEY, List.of()))
        .isInstanceOf(StoreException.Unavailable.class);
    assertThat(client.requests()).hasSize(Attempts.MAX_LOST);
  }

  @Test
  void aReadThatIsRefusedIsNotSentAgain() {
    client.fail(ResourceNotFoundException.builder().message("no table").build());
    assertThatThrownBy(() -> table.get(SCOPE, KEY, List.of()))
        .isInstanceOf(StoreException.Unavailable.class);
    assertThat(client.requests()).hasSize(1);
  }

  @Test
  void aConditionalWriteWhoseAnswerIsLostIsNotSentAgainAndItsOutcomeUnknown() {
    client.fail(TIMED_OUT).answer(PutItemResponse.builder().build());
    assertThatThrownBy(() -> table.write(SCOPE, put()))
        .isInstanceOf(StoreException.OutcomeUnknown.class);
    assertThat(client.requests()).hasSize(1);
  }

  @Test
  void aConditionalWriteThatFailsInsideDynamoDbIsOfUnknownOutcome() {
    client.fail(serverError());
    assertThatThrownBy(() -> table.write(SCOPE, put()))
        .isInstanceOf(StoreException.OutcomeUnknown.class);
  }

  @Test
  void aConditionalWriteWithoutConnectionIsSentAgain() {
    client.fail(NOT_CONNECTED).answer(PutItemResponse.builder().build());
    table.write(SCOPE, put());
    assertThat(client.requests()).hasSize(2);
  }

  @Test
  void aConditionalWriteWithoutAnyConnectionDidNotHappen() {
    client.fail(NOT_CONNECTED);
    assertThatThrownBy(() -> table.write(SCOPE, put()))
        .isInstanceOf(StoreException.Unavailable.class);
  }

  @Test
  void aThrottledWriteIsSentAgain() {
    client.fail(throttled()).answer(PutItemResponse.builder().build());
    table.write(SCOPE, put());
    assertThat(client.requests()).hasSize(2);
  }

  @Test
  void aTransactionInConflictIsSentAgainUnderTheSameToken() {
    client.fail(cancelled("TransactionConflict")).fail(cancelled("TransactionConflict"));
    client.answer(TransactWriteItemsResponse.builder().build());
    table.transact(SCOPE, List.of(put()));
    assertThat(tokens()).hasSize(1);
    assertThat(client.requests()).hasSize(3);
  }

  @Test
  void aTransactionWhoseAnswerIsLostIsSentAgainUnderTheSameToken() {
    client.fail(TIMED_OUT).answer(TransactWriteItemsResponse.builder().build());
    table.transact(SCOPE, List.of(put()));
    assertThat(tokens()).hasSize(1);
    assertThat(client.requests()).hasSize(2);
  }

  @Test
  void aTransactionWhoseAnswersAreAllLostIsOfUnknownOutcome() {
    client.fail(TIMED_OUT);
    assertThatThrownBy(() -> table.transact(SCOPE, List.of(put())))
        .isInstanceOf(StoreException.OutcomeUnknown.class);
  }

  @Test
  void aLostAnswerFollowedByNoConnectionIsStillOfUnknownOutcome() {
    client.fail(TIMED_OUT).fail(NOT_CONNECTED);
    assertThatThrownBy(() -> table.transact(SCOPE, List.of(put())))
        .isInstanceOf(StoreException.OutcomeUnknown.class);
  }

  @Test
  void aTransactionWhoseConditionFailsIsNotSentAgain() {
    client.fail(cancelled("ConditionalCheckFailed"));
    assertThatThrownBy(() -> table.transact(SCOPE, List.of(put())))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(client.requests()).hasSize(1);
  }

  @Test
  void whatABatchWriteLeavesOverIsSentAgain() {
    WriteRequest first = write("1");
    WriteRequest second = write("2");
    client.answer(unprocessed(first, second)).answer(unprocessed(second)).answer(unprocessed());
    table.writeAll(SCOPE, List.of(first, second));
    assertThat(client.requests())
        .extracting(request -> ((BatchWriteItemRequest) request).requestItems().get(NAME).size())
        .containsExactly(2, 2, 1);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void aBatchWriteThatNeverEndsIsUnavailable() {
    client.answer(unprocessed(write("1")));
    assertThatThrownBy(() -> table.writeAll(SCOPE, List.of(write("1"))))
        .isInstanceOf(StoreException.Unavailable.class);
  }

  @Test
  void whatABatchReadLeavesOverIsAskedAgain() {
    BatchGetItemResponse nothing =
        BatchGetItemResponse.builder()
            .responses(Map.of())
            .unprocessedKeys(
                Map.of(NAME, KeysAndAttributes.builder().keys(List.of(KEY.toAttributes())).build()))
            .build();
    BatchGetItemResponse all =
        BatchGetItemResponse.builder()
            .responses(Map.of(NAME, List.of(KEY.toAttributes())))
            .unprocessedKeys(Map.of())
            .build();
    client.answer(nothing).answer(all);
    assertThat(table.getAll(SCOPE, List.of(KEY), List.of())).containsOnlyKeys(KEY);
    assertThat(pauses).hasSize(1);
  }

  private List<String> tokens() {
    return client.requests().stream()
        .map(request -> ((TransactWriteItemsRequest) request).clientRequestToken())
        .distinct()
        .toList();
  }

  private static TransactWriteItem put() {
    return TransactWriteItem.builder()
        .put(
            put -> put.tableName(NAME).item(KEY.toAttributes()).conditionExpression(Conditions.NEW))
        .build();
  }

  private static WriteRequest write(String id) {
    Map<String, AttributeValue> item =
        new ItemKey(SCOPE.prefix() + "X#" + id, "HEAD").toAttributes();
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  private static BatchWriteItemResponse unprocessed(WriteRequest... rest) {
    return BatchWriteItemResponse.builder()
        .unprocessedItems(rest.length == 0 ? Map.of() : Map.of(NAME, List.of(rest)))
        .build();
  }

  private static RuntimeException throttled() {
    return ProvisionedThroughputExceededException.builder().statusCode(400).build();
  }

  private static RuntimeException serverError() {
    return DynamoDbException.builder().statusCode(500).message("internal").build();
  }

  private static RuntimeException cancelled(String code) {
    return TransactionCanceledException.builder()
        .statusCode(400)
        .cancellationReasons(CancellationReason.builder().code(code).build())
        .build();
  }

  private static SdkClientException lost(Exception cause) {
    return SdkClientException.create("Unable to execute HTTP request", cause);
  }
}
