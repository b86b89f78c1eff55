package io.gantry.store.document;

import io.gantry.store.CheckRun;
import io.gantry.store.CheckRun.Refused;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Whether the table of version 8 can be reached and used with the credentials that are found. */
final class TableChecks {

  private static final Duration LIMIT = Duration.ofSeconds(4);

  /** One request; below the limit of a check, so that its own failure is told. */
  private static final Duration ONE_REQUEST = Duration.ofSeconds(3);

  /** How DynamoDB says that it does not know the credentials, or that they do not allow a call. */
  private static final Set<String> DENIALS =
      Set.of(
          "AccessDeniedException",
          "ExpiredTokenException",
          "IncompleteSignatureException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "NotAuthorized",
          "OptInRequired",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  private static final String NOT_YET = "there is no table yet";

  private final DocumentStore.Options options;
  private final DynamoDbClient client;
  private final String table;

  TableChecks(DocumentStore.Options options, Connection connection) {
    this.options = options;
    this.client = connection.client();
    this.table = options.tables();
  }

  List<StoreCheck> run() {
    return new CheckRun(LIMIT)
        .check(
            "find credentials",
            "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or use a role.",
            this::credentials)
        .check(
            "reach the endpoint",
            "Look at AWS_REGION and DYNAMODB_ENDPOINT, and at the network.",
            this::reach)
        .check(
            "describe the table",
            "Allow dynamodb:DescribeTable; ./gantry schema apply makes the table.",
            () -> admitted(this::describe))
        .check(
            "read from the table",
            "Allow dynamodb:GetItem, BatchGetItem and Query on the table.",
            () -> admitted(this::read))
        .check(
            "write to the table",
            "Allow dynamodb:PutItem, UpdateItem, DeleteItem and BatchWriteItem on the table.",
            () -> admitted(this::write))
        .check(
            "query the index",
            "Allow dynamodb:Query on the index " + Attributes.INDEX + " of the table.",
            () -> admitted(this::query))
        .results();
  }

  private String credentials() throws Refused {
    try {
      String id = ClientFactory.credentials(options).resolveCredentials().accessKeyId();
      return "access key " + id.substring(0, Math.min(4, id.length())) + "...";
    } catch (SdkClientException none) {
      throw new Refused(Outcome.DENIED, "none were found", null);
    }
  }

  /** Any answer will do. */
  private String reach() throws Refused {
    try {
      describe();
    } catch (AwsServiceException answer) {
      return "it answers";
    } catch (SdkClientException silence) {
      throw new Refused(Outcome.FAILED, "it does not answer", null);
    }
    return "it answers";
  }

  /** Tells a refusal of credentials from other failures. */
  private static String admitted(CheckRun.Look look) throws Exception {
    try {
      return look.see();
    } catch (ResourceNotFoundException noTable) {
      return NOT_YET;
    } catch (AwsServiceException failed) {
      String code = failed.awsErrorDetails() == null ? "" : failed.awsErrorDetails().errorCode();
      boolean denied = DENIALS.contains(code) || failed.statusCode() == 403;
      throw new Refused(
          denied ? Outcome.DENIED : Outcome.FAILED, "DynamoDB answered " + code, null);
    }
  }

  private String describe() {
    DescribeTableRequest request =
        DescribeTableRequest.builder()
            .tableName(table)
            .overrideConfiguration(override -> override.apiCallTimeout(ONE_REQUEST))
            .build();
    return table + " is " + client.describeTable(request).table().tableStatusAsString();
  }

  private String read() {
    client.getItem(
        GetItemRequest.builder()
            .tableName(table)
            .key(TableMarker.KEY.toAttributes())
            .overrideConfiguration(KeyScope.ofSchema().within(ONE_REQUEST))
            .build());
    return "allowed";
  }

  /** Under a condition that never holds, so that nothing changes. */
  private String write() {
    PutItemRequest request =
        PutItemRequest.builder()
            .tableName(table)
            .item(TableMarker.KEY.toAttributes())
            .conditionExpression("attribute_exists(PK) AND attribute_not_exists(PK)")
            .overrideConfiguration(KeyScope.ofSchema().within(ONE_REQUEST))
            .build();
    try {
      client.putItem(request);
      throw new IllegalStateException("A condition that cannot hold held");
    } catch (ConditionalCheckFailedException allowed) {
      return "allowed";
    }
  }

  private String query() {
    client.query(
        QueryRequest.builder()
            .tableName(table)
            .indexName(Attributes.INDEX)
            .keyConditionExpression(Attributes.INDEX_PARTITION + " = " + KeyGuard.QUERY_PARTITION)
            .expressionAttributeValues(
                Map.of(KeyGuard.QUERY_PARTITION, AttributeValue.fromS(KeyScope.TENANTS)))
            .limit(1)
            .overrideConfiguration(KeyScope.ofRegister().within(ONE_REQUEST))
            .build());
    return "allowed";
  }
}
