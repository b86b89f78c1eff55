package io.gantry.store.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Remembers in the table who owns records in a tenant: owners need not be users, and without a Scan
 * nothing else would lead from the tenant to their records when it is erased.
 */
final class Owners {

  /** Written once in this time and process for each owner, instead of with every record. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private static final int MAX_REMEMBERED = 10_000;

  private record Owner(TenantId tenant, String id) {}

  /** Thrown inside this package when the owner is there already. */
  private static final class RegisteredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegisteredException() {
      super("The owner is registered", null, false, false);
    }
  }

  private final Cache<Owner, Boolean> registered =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  void register(Documents documents, String ownerId) {
    Owner owner = new Owner(documents.tenant(), ownerId);
    if (registered.getIfPresent(owner) != null) {
      return;
    }
    CommunicationEntity entity = documents.entityOf(new OwnerItem(ownerId));
    try {
      documents
          .writes()
          .execute(List.of(documents.writes().create(entity, RegisteredException::new)));
    } catch (RegisteredException before) {
      // That is all we want to know.
    }
    registered.put(owner, Boolean.TRUE);
  }

  List<String> all(Documents documents) {
    RangeRead range = RangeRead.ofTable(documents.database().prefix() + "OWNERS", "");
    return documents.database().query(range).stream()
        .map(item -> item.get(Attributes.OWNER))
        .map(AttributeValue::s)
        .toList();
  }

  /** When all are gone from the table. */
  void forgetAll() {
    registered.invalidateAll();
  }

  void forget(Documents documents, String ownerId) {
    registered.invalidate(new Owner(documents.tenant(), ownerId));
    documents
        .writes()
        .deleteAll(List.of(documents.key(OwnerItem.class, Attributes.OWNER, ownerId)));
  }
}
