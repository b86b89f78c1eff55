package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class KeyGuardTest {

  private static final KeyScope ACME = KeyScope.of(new TenantId("acme"));

  @ParameterizedTest
  @MethodSource("requests")
  void aRequestForKeysOfTheTenantPasses(Maker maker) {
    assertThatCode(() -> send(maker.of("T#acme#C#1"), ACME)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aRequestForAKeyOfAnotherTenantIsRefused(Maker maker) {
    assertRefused(maker.of("T#other#C#1"), ACME);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aTenantWhoseNameBeginsWithTheOthersIsAnother(Maker maker) {
    assertRefused(maker.of("T#acme2#C#1"), ACME);
    assertRefused(maker.of("T#acme"), ACME);
    assertRefused(maker.of(KeyScope.TENANTS), ACME);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aRequestWithoutScopeIsRefused(Maker maker) {
    assertRefused(maker.of("T#acme#C#1"), null);
  }

  @Test
  void aScanIsRefused() {
    ScanRequest scan = ScanRequest.builder().tableName("t").build();
    assertRefused(scan, null);
    assertRefused(scan, ACME);
    assertRefused(scan, KeyScope.ofRegistered(new TenantId("acme")));
    assertRefused(scan, KeyScope.ofRegister());
    assertRefused(scan, KeyScope.ofSchema());
  }

  @Test
  void aScanPassesForWhoWorksAcrossAllTenants() {
    KeyScope whole = KeyScope.ofWholeTable(TenantAccess.acrossAllTenants("tests"));
    assertThatCode(() -> send(ScanRequest.builder().tableName("t").build(), whole))
        .doesNotThrowAnyException();
  }

  @Test
  void aStatementIsRefused() {
    assertRefused(ExecuteStatementRequest.builder().statement("select").build(), ACME);
  }

  @Test
  void anItemListedUnderAnotherTenantIsRefused() {
    PutItemRequest put =
        PutItemRequest.builder()
            .item(
                Map.of(
                    Attributes.PARTITION, AttributeValue.fromS("T#acme#C#1"),
                    Attributes.INDEX_PARTITION, AttributeValue.fromS("T#other#U#1#C")))
            .build();
    assertRefused(put, ACME);
  }

  @Test
  void aQueryThatNamesItsPartitionOtherwiseIsRefused() {
    QueryRequest query =
        QueryRequest.builder()
            .keyConditionExpression("PK = :p")
            .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("T#acme#C#1")))
            .build();
    assertRefused(query, ACME);
  }

  /** Makes a request for {@code partition}, of several keys where it can have them. */
  @FunctionalInterface
  interface Maker {
    DynamoDbRequest of(String partition);
  }

  static Stream<Maker> requests() {
    return Stream.of(
        partition -> GetItemRequest.builder().key(key(partition)).build(),
        partition -> PutItemRequest.builder().item(key(partition)).build(),
        partition -> UpdateItemRequest.builder().key(key(partition)).build(),
        partition -> DeleteItemRequest.builder().key(key(partition)).build(),
        KeyGuardTest::query,
        KeyGuardTest::batchGet,
        KeyGuardTest::batchWrite,
        KeyGuardTest::transaction);
  }

  private static DynamoDbRequest query(String partition) {
    return QueryRequest.builder()
        .expressionAttributeValues(
            Map.of(KeyGuard.QUERY_PARTITION, AttributeValue.fromS(partition)))
        .build();
  }

  private static DynamoDbRequest batchGet(String partition) {
    KeysAndAttributes keys =
        KeysAndAttributes.builder().keys(List.of(key("T#acme#C#0"), key(partition))).build();
    return BatchGetItemRequest.builder().requestItems(Map.of("t", keys)).build();
  }

  private static DynamoDbRequest batchWrite(String partition) {
    WriteRequest good =
        WriteRequest.builder().putRequest(put -> put.item(key("T#acme#C#0"))).build();
    WriteRequest tested =
        WriteRequest.builder().deleteRequest(delete -> delete.key(key(partition))).build();
    return BatchWriteItemRequest.builder().requestItems(Map.of("t", List.of(good, tested))).build();
  }

  private static DynamoDbRequest transaction(String partition) {
    return TransactWriteItemsRequest.builder()
        .transactItems(
            TransactWriteItem.builder().put(put -> put.item(key("T#acme#C#0"))).build(),
            TransactWriteItem.builder().conditionCheck(check -> check.key(key(partition))).build())
        .build();
  }

  private static Map<String, AttributeValue> key(String partition) {
    return new ItemKey(partition, "HEAD").toAttributes();
  }

  private static void assertRefused(DynamoDbRequest request, @Nullable KeyScope scope) {
    assertThatThrownBy(() -> send(request, scope)).isInstanceOf(KeyGuard.ForeignKeyException.class);
  }

  private static void send(DynamoDbRequest request, @Nullable KeyScope scope) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    if (scope != null) {
      attributes.putAttribute(KeyScope.ATTRIBUTE, scope);
    }
    new KeyGuard().beforeExecution(() -> request, attributes);
  }
}
