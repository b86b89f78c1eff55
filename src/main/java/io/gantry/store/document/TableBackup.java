package io.gantry.store.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gantry.common.PrivateFiles;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Copies tables to files: one per table, one item per line in the JSON of DynamoDB, as {@code aws
 * dynamodb put-item --item} takes it. DynamoDB cannot tell many tables as they are at one moment:
 * what is written meanwhile is in it or not.
 */
final class TableBackup {

  private static final JsonFactory JSON = new JsonFactory();

  private final DynamoDbClient client;
  private final Attempts attempts;
  private final AwsRequestOverrideConfiguration configuration;

  /**
   * @param configuration what lets a Scan pass the guard of the layout
   */
  TableBackup(Connection connection, AwsRequestOverrideConfiguration configuration) {
    this.client = connection.client();
    this.attempts = connection.attempts();
    this.configuration = configuration;
  }

  /** Writes beside the folder first: what has its name is whole. */
  StoreBackup write(List<String> tables, Path folder) {
    try {
      requireEmpty(folder);
      Path target = folder.toAbsolutePath();
      Files.createDirectories(target.getParent());
      Path begun =
          Files.createTempDirectory(
              target.getParent(), target.getFileName() + ".begun-", PrivateFiles.ofFolder(target));
      for (String table : tables) {
        write(table, begun.resolve(table + ".jsonl"));
      }
      Files.deleteIfExists(target);
      Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | UncheckedIOException failed) {
      throw new StoreException.Unavailable("The folder " + folder + " cannot be written", failed);
    }
    return new StoreBackup(
        folder.toString(),
        "Clear the tables, then put each line of each .jsonl file into the table that it is named"
            + " after: aws dynamodb put-item --table-name TABLE --item LINE.");
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new IllegalArgumentException("The folder " + folder + " is not empty");
      }
    }
  }

  private void write(String table, Path file) throws IOException {
    try (Writer lines = PrivateFiles.writer(file)) {
      Map<String, AttributeValue> start = null;
      do {
        ScanRequest request =
            ScanRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .exclusiveStartKey(start)
                .overrideConfiguration(configuration)
                .build();
        ScanResponse page = attempts.read(() -> client.scan(request));
        for (Map<String, AttributeValue> item : page.items()) {
          writeLine(item, lines);
        }
        start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
      } while (start != null);
    }
  }

  private static void writeLine(Map<String, AttributeValue> item, Writer lines) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(lines)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      writeMap(json, item);
    }
    lines.write('\n');
  }

  private static void writeMap(JsonGenerator json, Map<String, AttributeValue> map)
      throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, AttributeValue> entry : map.entrySet()) {
      json.writeFieldName(entry.getKey());
      writeValue(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeValue(JsonGenerator json, AttributeValue value) throws IOException {
    json.writeStartObject();
    switch (value.type()) {
      case S -> json.writeStringField("S", value.s());
      case N -> json.writeStringField("N", value.n());
      case BOOL -> json.writeBooleanField("BOOL", value.bool());
      case NUL -> json.writeBooleanField("NULL", true);
      case B -> json.writeBinaryField("B", value.b().asByteArray());
      case SS -> writeTexts(json, "SS", value.ss());
      case NS -> writeTexts(json, "NS", value.ns());
      case BS -> {
        json.writeArrayFieldStart("BS");
        for (SdkBytes bytes : value.bs()) {
          json.writeBinary(bytes.asByteArray());
        }
        json.writeEndArray();
      }
      case M -> {
        json.writeFieldName("M");
        writeMap(json, value.m());
      }
      case L -> {
        json.writeArrayFieldStart("L");
        for (AttributeValue element : value.l()) {
          writeValue(json, element);
        }
        json.writeEndArray();
      }
      case UNKNOWN_TO_SDK_VERSION -> throw new IOException("A type of DynamoDB that is not known");
    }
    json.writeEndObject();
  }

  private static void writeTexts(JsonGenerator json, String type, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(type);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
