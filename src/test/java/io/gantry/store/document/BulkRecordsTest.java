package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.common.Secret;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.tenancy.TenantId;
import java.net.URI;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is a bad item, and what is none of its fault. */
class BulkRecordsTest {

  private static final Map<String, AttributeValue> ITEM = new ItemKey("P", "HEAD").toAttributes();

  private final BulkRecords records = new BulkRecords();

  private void add(Runnable making) {
    Optional<TenantId> tenant = Optional.of(TenantId.DEFAULT);
    records.add(EntityKind.CANVAS, ITEM, tenant, unused -> making.run());
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        IllegalArgumentException.class,
        DateTimeException.class,
        ArithmeticException.class,
        NullPointerException.class,
        ClassCastException.class,
        UnsupportedOperationException.class
      })
  void whatTheMappingStumblesOverIsNamed(Class<? extends RuntimeException> type) throws Exception {
    RuntimeException failure = type.getConstructor(String.class).newInstance("odd");
    add(
        () -> {
          throw failure;
        });

    assertThat(records.toBatch(null).remarks())
        .extracting(BulkRemark::detail)
        .containsExactly("it is not as version 8 writes it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_at", "revision"})
  void aValueOfAnotherTypeIsNamed(String attribute) {
    CommunicationEntity entity = CommunicationEntity.of("canvas");
    entity.add(attribute, "yesterday");
    add(() -> new RecordMapping().toEntity(CanvasItem.class, entity));

    assertThat(records.toBatch(null).remarks()).hasSize(1);
  }

  @Test
  void aClientThatIsClosedIsNoUnreadableItem() {
    DocumentStore.AccessKey key = new DocumentStore.AccessKey("id", new Secret("secret"));
    DocumentStore.Options options =
        new DocumentStore.Options(
            URI.create("http://127.0.0.1:9"), "eu-central-1", SchemaVersion.V8, "t", key, false);
    DynamoDbClient client = ClientFactory.client(options, List.of());
    BulkRequests requests = new BulkRequests(client, new Attempts(), KindGuard.WHOLE_TABLE);
    client.close();

    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> add(() -> requests.getAll("t", List.of(ITEM), List.of())));
    assertThat(records.toBatch(null).remarks()).isEmpty();
  }
}
