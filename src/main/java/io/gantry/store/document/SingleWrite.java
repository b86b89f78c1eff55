package io.gantry.store.document;

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

  void send(DynamoDbClient client, Attempts attempts, KeyScope scope);

  static SingleWrite of(TransactWriteItem action) {
    if (action.put() != null) {
      return put(action.put());
    }
    return action.update() != null ? update(action.update()) : delete(action.delete());
  }

  private static SingleWrite put(Put put) {
    return (client, attempts, scope) -> {
      PutItemRequest request =
          PutItemRequest.builder()
              .tableName(put.tableName())
              .item(put.item())
              .conditionExpression(put.conditionExpression())
              .expressionAttributeValues(
                  put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null)
              .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure())
              .overrideConfiguration(scope.configuration())
              .build();
      attempts.once(() -> client.putItem(request));
    };
  }

  private static SingleWrite update(Update update) {
    return (client, attempts, scope) -> {
      UpdateItemRequest request =
          UpdateItemRequest.builder()
              .tableName(update.tableName())
              .key(update.key())
              .updateExpression(update.updateExpression())
              .conditionExpression(update.conditionExpression())
              .expressionAttributeValues(update.expressionAttributeValues())
              .returnValuesOnConditionCheckFailure(update.returnValuesOnConditionCheckFailure())
              .overrideConfiguration(scope.configuration())
              .build();
      attempts.once(() -> client.updateItem(request));
    };
  }

  private static SingleWrite delete(Delete delete) {
    return (client, attempts, scope) -> {
      DeleteItemRequest request =
          DeleteItemRequest.builder()
              .tableName(delete.tableName())
              .key(delete.key())
              .conditionExpression(delete.conditionExpression())
              .expressionAttributeValues(
                  delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null)
              .overrideConfiguration(scope.configuration())
              .build();
      attempts.once(() -> client.deleteItem(request));
    };
  }
}
