package io.gantry.store.document;

import io.gantry.store.CheckRun;
import io.gantry.store.CheckRun.Refused;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
import io.gantry.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Whether the tables of versions 5 and 6 can be reached and used with these credentials. */
final class KindChecks {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  private static final Set<String> CREDENTIAL_ERRORS =
      Set.of(
          "AccessDeniedException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "MissingAuthenticationTokenException",
          "InvalidClientTokenId",
          "ExpiredTokenException",
          "OptInRequired");

  private final DynamoDbClient client;
  private final KindRequests requests;
  private final KindSchema schema;
  private final AwsCredentialsProvider credentials;

  KindChecks(
      DynamoDbClient client,
      KindRequests requests,
      KindSchema schema,
      AwsCredentialsProvider credentials) {
    this.client = client;
    this.requests = requests;
    this.schema = schema;
    this.credentials = credentials;
  }

  List<StoreCheck> all() {
    CheckRun run =
        new CheckRun(LIMIT)
            .check(
                "credentials",
                "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE",
                this::credentials)
            .check(
                "describe the tables",
                "check the region, DYNAMODB_ENDPOINT and the network; allow"
                    + " dynamodb:DescribeTable",
                () -> asked(this::tables))
            .check(
                "read from the tables",
                "allow dynamodb:GetItem, dynamodb:Query and dynamodb:Scan",
                () -> asked(this::read))
            .check(
                "write to the tables",
                "allow dynamodb:PutItem, dynamodb:UpdateItem and dynamodb:DeleteItem",
                () -> asked(this::write));
    if (requests.version().hasSignIn()) {
      run.check("records of users", "allow dynamodb:Scan", () -> asked(this::nobodys));
    }
    return run.results();
  }

  private String credentials() throws Refused {
    try {
      String key = credentials.resolveCredentials().accessKeyId();
      return "access key " + key.substring(0, Math.min(4, key.length())) + "...";
    } catch (SdkClientException none) {
      throw new Refused(Outcome.DENIED, "no credentials were found", null);
    }
  }

  /** A request whose failure may be one of credentials. */
  private static String asked(CheckRun.Look look) throws Exception {
    try {
      return look.see();
    } catch (SdkException failed) {
      throw refused(failed);
    } catch (StoreException failed) {
      throw failed.getCause() instanceof SdkException cause ? refused(cause) : failed;
    }
  }

  private static Refused refused(SdkException failed) {
    if (failed instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
      String code = answered.awsErrorDetails().errorCode();
      return new Refused(
          CREDENTIAL_ERRORS.contains(code) ? Outcome.DENIED : Outcome.FAILED,
          "DynamoDB answered " + code,
          null);
    }
    return new Refused(Outcome.FAILED, "DynamoDB cannot be reached", null);
  }

  private String tables() {
    int there = schema.tables().size();
    int all = KindTable.of(requests.version()).size();
    return there == all
        ? "all " + all + " tables are there"
        : there + " of " + all + " tables are there; ./gantry schema apply makes the others";
  }

  private String read() {
    try {
      client.getItem(
          request ->
              request
                  .tableName(requests.name(KindTable.VERSION))
                  .key(KindMarker.key(requests.version())));
      return "read the marker of the version";
    } catch (ResourceNotFoundException notYet) {
      return "allowed; the table is not there yet";
    }
  }

  /** Under a condition that cannot hold, so that nothing changes. */
  private String write() {
    Map<String, AttributeValue> never = Map.of("version", AttributeValue.fromN("-1"));
    try {
      client.putItem(
          request ->
              request
                  .tableName(requests.name(KindTable.VERSION))
                  .item(never)
                  .conditionExpression(
                      "attribute_exists(version) AND attribute_not_exists(version)"));
      return "wrote to the table of the marker";
    } catch (ConditionalCheckFailedException allowed) {
      return "allowed; nothing was changed";
    } catch (ResourceNotFoundException notYet) {
      return "allowed; the table is not there yet";
    }
  }

  /** What version 5 left behind has no user, and is seen by nobody. */
  private String nobodys() {
    Set<KindTable> there = schema.found().keySet();
    String left =
        KindTable.of(requests.version()).stream()
            .filter(table -> table.isOwned() && there.contains(table))
            .map(table -> left(table))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return left.isEmpty()
        ? "every record belongs to a user"
        : left + " belong to nobody and are shown to nobody";
  }

  private String left(KindTable table) {
    long count = requests.countOfNobody(table);
    return count == 0 ? "" : count + " of " + requests.name(table);
  }
}
