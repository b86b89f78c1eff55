package io.gantry.store.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** An action of a transaction sent by itself, which costs half as much. */
@FunctionalInterface
interface SingleWrite {

  /**
   * @param configuration what the request carries for those who look at it
   */
  void send(
      DynamoDbClient client, Attempts attempts, AwsRequestOverrideConfiguration configuration);

  static SingleWrite of(TransactWriteItem action) {
    if (action.put() != null) {
      return put(action.put());
    }
    return action.update() != null ? update(action.update()) : delete(action.delete());
  }

  private static SingleWrite put(Put put) {
    return (client, attempts, configuration) -> {
      PutItemRequest request =
          PutItemRequest.builder()
              .tableName(put.tableName())
              .item(put.item())
              .conditionExpression(put.conditionExpression())
              .expressionAttributeNames(names(put.expressionAttributeNames()))
              .expressionAttributeValues(
                  put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null)
              .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure())
              .overrideConfiguration(configuration)
              .build();
      attempts.once(() -> client.putItem(request));
    };
  }

  private static SingleWrite update(Update update) {
    return (client, attempts, configuration) -> {
      UpdateItemRequest request =
          UpdateItemRequest.builder()
              .tableName(update.tableName())
              .key(update.key())
              .updateExpression(update.updateExpression())
              .conditionExpression(update.conditionExpression())
              .expressionAttributeNames(names(update.expressionAttributeNames()))
              .expressionAttributeValues(update.expressionAttributeValues())
              .returnValuesOnConditionCheckFailure(update.returnValuesOnConditionCheckFailure())
              .overrideConfiguration(configuration)
              .build();
      attempts.once(() -> client.updateItem(request));
    };
  }

  private static SingleWrite delete(Delete delete) {
    return (client, attempts, configuration) -> {
      DeleteItemRequest request =
          DeleteItemRequest.builder()
              .tableName(delete.tableName())
              .key(delete.key())
              .conditionExpression(delete.conditionExpression())
              .expressionAttributeNames(names(delete.expressionAttributeNames()))
              .expressionAttributeValues(
                  delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null)
              .overrideConfiguration(configuration)
              .build();
      attempts.once(() -> client.deleteItem(request));
    };
  }

  /** DynamoDB takes no names rather than none of them. */
  private static @Nullable Map<String, String> names(Map<String, String> names) {
    return names.isEmpty() ? null : names;
  }
}
