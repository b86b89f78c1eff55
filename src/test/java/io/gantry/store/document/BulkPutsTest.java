package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.store.StoreException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What a load does when DynamoDB takes part of a batch, or nothing for a while. */
class BulkPutsTest {

  private static final String TABLE = "table";
  private static final BatchWriteItemResponse DONE = BatchWriteItemResponse.builder().build();

  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final StubClient client = new StubClient();
  private final BulkRequests requests =
      new BulkRequests(client, new Attempts(pauses::add).patient(), KindGuard.WHOLE_TABLE);
  private final BulkPuts puts = new BulkPuts(requests, false, false);

  @AfterEach
  void close() {
    puts.close();
  }

  @Test
  void whatABatchLeavesOverIsSentAgainAfterAPause() {
    client.answer(leavingOver("b")).answer(leavingOver("b")).answer(DONE);
    puts.write(List.of(put("a", "1"), put("b", "1")));
    assertThat(client.requests()).hasSize(3);
    assertThat(sent(2)).containsExactly(BulkRequests.put(item("b", "1")));
    assertThat(pauses).hasSize(2);
  }

  private List<WriteRequest> sent(int request) {
    return ((BatchWriteItemRequest) client.requests().get(request)).requestItems().get(TABLE);
  }

  @Test
  void aBatchOfWhichNothingIsDoneIsGivenUpLikeOneThatIsRefused() {
    client.answer(leavingOver("a"));
    assertThatExceptionOfType(StoreException.Unavailable.class)
        .isThrownBy(() -> puts.write(List.of(put("a", "1"))))
        .withMessage("DynamoDB is too busy")
        .satisfies(busy -> assertThat(busy.idle()).isPresent());
  }

  @Test
  void throttlingIsWaitedOutLongerThanForARequest() {
    for (int time = 0; time < 2 * Attempts.MAX_BUSY; time++) {
      client.fail(ProvisionedThroughputExceededException.builder().statusCode(400).build());
    }
    client.answer(DONE);
    puts.write(List.of(put("a", "1")));
    assertThat(pauses).hasSize(2 * Attempts.MAX_BUSY);
  }

  @Test
  void whatIsNotBegunYetWhenOneFailsIsNotTriedEither() {
    CyclicBarrier all = new CyclicBarrier(BulkPuts.THREADS);
    AtomicInteger tried = new AtomicInteger();
    Runnable failing =
        () -> {
          if (tried.incrementAndGet() <= BulkPuts.THREADS) {
            await(all);
          }
          throw new StoreException.Unavailable("busy", null);
        };
    assertThatExceptionOfType(StoreException.Unavailable.class)
        .isThrownBy(() -> puts.inParallel(Collections.nCopies(5 * BulkPuts.THREADS, failing)));
    assertThat(tried).hasValue(BulkPuts.THREADS);
  }

  private static void await(CyclicBarrier all) {
    try {
      all.await();
    } catch (InterruptedException | BrokenBarrierException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Test
  void aKeyOfThisLoadIsLookedAtBeforeItIsWrittenAgain() {
    client.answer(DONE).answer(holding(item("a", "1")));
    puts.write(List.of(put("a", "1")));
    puts.write(List.of(put("a", "1")));
    assertThat(client.requests()).hasSize(2);
    assertThatExceptionOfType(StoreException.AlreadyExists.class)
        .isThrownBy(() -> puts.write(List.of(put("a", "2"))));
    assertThat(client.requests()).hasSize(3);
  }

  private static BatchGetItemResponse holding(Map<String, AttributeValue> item) {
    return BatchGetItemResponse.builder().responses(Map.of(TABLE, List.of(item))).build();
  }

  private static BatchWriteItemResponse leavingOver(String key) {
    return BatchWriteItemResponse.builder()
        .unprocessedItems(Map.of(TABLE, List.of(BulkRequests.put(item(key, "1")))))
        .build();
  }

  private static BulkPut put(String key, String value) {
    return new BulkPut(
        TABLE,
        List.of("id"),
        item(key, value),
        List.of(),
        stored -> false,
        () -> new StoreException.AlreadyExists("thing", "id"));
  }

  private static Map<String, AttributeValue> item(String key, String value) {
    return Map.of("id", AttributeValue.fromS(key), "value", AttributeValue.fromS(value));
  }
}
