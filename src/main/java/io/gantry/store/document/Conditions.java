package io.gantry.store.document;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The conditions of writes, and which of them a cancelled transaction did not meet. */
final class Conditions {

  static final String NEW = "attribute_not_exists(PK)";

  /** There is such a document and nobody deletes it. */
  static final String LIVE = "attribute_exists(PK) AND attribute_not_exists(deleting)";

  static final String LIVE_AT_REVISION = "revision = :revision AND attribute_not_exists(deleting)";

  static final String LIVE_OF_OWNER = "owner_id = :owner AND attribute_not_exists(deleting)";

  private static final String UNMET = "ConditionalCheckFailed";

  private Conditions() {}

  static boolean isUnmet(TransactionCanceledException cancelled) {
    return firstUnmet(cancelled).isPresent();
  }

  /** The first action whose condition did not hold. */
  static OptionalInt firstUnmet(TransactionCanceledException cancelled) {
    List<CancellationReason> reasons = cancelled.cancellationReasons();
    return IntStream.range(0, reasons.size())
        .filter(index -> Objects.equals(reasons.get(index).code(), UNMET))
        .findFirst();
  }
}
