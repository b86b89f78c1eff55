package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.common.Secret;
import io.gantry.store.SchemaVersion;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What is let through meets a server that is not there. */
class KindGuardTest {

  private static final DocumentStore.Options NOWHERE =
      new DocumentStore.Options(
          URI.create("http://127.0.0.1:1"),
          "us-east-1",
          SchemaVersion.V6,
          "mine-",
          new DocumentStore.AccessKey("local", new Secret("local")),
          false);

  private final DynamoDbClient client =
      ClientFactory.client(NOWHERE, List.of(new KindGuard("mine-")));

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void aScanIsRefusedUnlessItIsOneOfTheWholeTable() {
    assertThatIllegalStateException()
        .isThrownBy(() -> client.scan(request -> request.tableName("mine-canvases")));
    assertThatThrownBy(
            () ->
                client.scan(
                    request ->
                        request
                            .tableName("mine-canvases")
                            .overrideConfiguration(KindGuard.WHOLE_TABLE)))
        .isInstanceOf(SdkClientException.class);
  }

  @Test
  void tablesOfAnotherPrefixAreNeverTouched() {
    assertThatIllegalStateException()
        .isThrownBy(() -> client.deleteTable(request -> request.tableName("others-canvases")));
    assertThatIllegalStateException()
        .isThrownBy(() -> client.query(request -> request.tableName("others-canvases")));
    TransactWriteItem delete =
        TransactWriteItem.builder()
            .delete(
                action ->
                    action
                        .tableName("others-canvases")
                        .key(Map.of("id", AttributeValue.fromS("c"))))
            .build();
    assertThatIllegalStateException()
        .isThrownBy(() -> client.transactWriteItems(request -> request.transactItems(delete)));
  }
}
