package io.gantry.store.document;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Makes the one client of a store. */
final class ClientFactory {

  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** DynamoDB answers in milliseconds, transactions in tens of them; 1 MB takes its time. */
  private static final Duration ONE_ATTEMPT = Duration.ofSeconds(10);

  static final int MAX_CONNECTIONS = 100;

  private ClientFactory() {}

  // Deprecated for its successor on HttpClient 5; JNoSQL's driver brings this one, and one is
  // enough.
  @SuppressWarnings("deprecation")
  static DynamoDbClient client(
      DocumentStore.Options options, List<ExecutionInterceptor> interceptors) {
    ClientOverrideConfiguration.Builder override =
        ClientOverrideConfiguration.builder()
            // Attempts decides when to send again.
            .retryStrategy(DefaultRetryStrategy.doNotRetry())
            .apiCallTimeout(ONE_ATTEMPT);
    interceptors.forEach(override::addExecutionInterceptor);
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .httpClientBuilder(
                ApacheHttpClient.builder()
                    .maxConnections(MAX_CONNECTIONS)
                    .connectionTimeout(CONNECT)
                    .connectionAcquisitionTimeout(CONNECT)
                    .socketTimeout(ONE_ATTEMPT))
            .credentialsProvider(credentials(options))
            .overrideConfiguration(override.build());
    if (options.region() != null) {
      builder.region(Region.of(options.region()));
    }
    if (options.endpoint() != null) {
      builder.endpointOverride(options.endpoint());
    }
    return builder.build();
  }

  static AwsCredentialsProvider credentials(DocumentStore.Options options) {
    DocumentStore.AccessKey key = options.accessKey();
    return key == null
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(key.id(), key.secret().reveal()));
  }
}
