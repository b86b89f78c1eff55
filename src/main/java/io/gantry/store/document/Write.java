package io.gantry.store.document;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * One action on one item, to be executed alone or together with others.
 *
 * @param action what is sent
 * @param parts the part items that must exist before
 * @param unmet what to throw when its condition does not hold
 */
record Write(
    TransactWriteItem action,
    List<WriteRequest> parts,
    Supplier<? extends RuntimeException> unmet) {

  static Write of(TransactWriteItem action, Supplier<? extends RuntimeException> unmet) {
    return new Write(action, List.of(), unmet);
  }
}
