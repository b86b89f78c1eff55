package io.gantry.store.document;

import io.gantry.common.InvalidValueException;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.tenancy.TenantId;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.eclipse.jnosql.communication.semistructured.Element;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A batch in the making. */
final class BulkRecords {

  private final List<BulkRecord> records = new ArrayList<>();
  private final List<BulkRemark> remarks = new ArrayList<>();
  private long characters;

  void add(BulkRecord record, long recordCharacters) {
    records.add(record);
    characters += recordCharacters;
  }

  void remark(BulkRemark remark) {
    remarks.add(remark);
  }

  /**
   * Adds the record of an item, or says why none can be made of it.
   *
   * @param tenant empty when nobody can be called as the key says
   * @param adding makes the record; is not called without a tenant
   */
  void add(
      EntityKind kind,
      Map<String, AttributeValue> item,
      Optional<TenantId> tenant,
      Consumer<TenantId> adding) {
    if (tenant.isEmpty()) {
      remarks.add(unreadable(kind, item, null, "its key names what no tenant can be called"));
      return;
    }
    try {
      adding.accept(tenant.get());
    } catch (InvalidValueException unfit) {
      remarks.add(unreadable(kind, item, tenant.get(), String.valueOf(unfit.getMessage())));
    } catch (IllegalArgumentException
        | DateTimeException
        | ArithmeticException
        | NullPointerException
        | ClassCastException
        | UnsupportedOperationException unfit) { // what the mapping stumbles over
      remarks.add(unreadable(kind, item, tenant.get(), "it is not as version 8 writes it"));
    }
  }

  private static BulkRemark unreadable(
      EntityKind kind, Map<String, AttributeValue> item, @Nullable TenantId tenant, String detail) {
    ItemKey key = ItemKey.of(item);
    return new BulkRemark(
        tenant,
        new RecordKey(kind, List.of(key.partition(), key.sort())),
        BulkRemark.Oddity.UNREADABLE,
        detail);
  }

  /** Whether no other record may be added. */
  boolean isFull() {
    return records.size() + remarks.size() >= BulkBatch.MAX_RECORDS
        || characters >= BulkBatch.ENOUGH_CHARACTERS;
  }

  /** Whether it is worth to be given away when the next records would take another request. */
  boolean isWorthwhile() {
    return records.size() + remarks.size() >= BulkBatch.MAX_RECORDS / 2
        || characters >= BulkBatch.ENOUGH_CHARACTERS / 2;
  }

  BulkBatch toBatch(@Nullable String next) {
    return new BulkBatch(records, remarks, next);
  }

  /** The length of all texts. */
  static long characters(CommunicationEntity entity) {
    long characters = 0;
    for (Element element : entity.elements()) {
      characters += element.get() instanceof String text ? text.length() : 0;
    }
    return characters;
  }

  /** {@link #characters} of an item, with the bytes of a part. */
  static long characters(Map<String, AttributeValue> item) {
    long characters = 0;
    for (AttributeValue value : item.values()) {
      characters += value.s() == null ? 0 : value.s().length();
      characters += value.b() == null ? 0 : value.b().asByteArrayUnsafe().length;
    }
    return characters;
  }
}
