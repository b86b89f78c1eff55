package io.gantry.fake;

import io.gantry.chat.Message;
import io.gantry.common.InvalidValueException;
import io.gantry.common.JsonText;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Secret;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import io.gantry.store.jaaz.JaazJson;
import io.gantry.store.jaaz.JaazNumbers;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the schema version changes in how one tenant's records are kept. */
record VersionRules(SchemaVersion version, TenantId tenant) {

  /** Components that lie in no row, so that they do not count towards its revision. */
  private static final List<String> OUTSIDE = List.of("revision", "messageCount", "lastMessageAt");

  /** Whether records have a revision of their own, and ids are what the caller says. */
  boolean keepsAll() {
    return version.tenancy() == Tenancy.BY_TENANT;
  }

  boolean numbersWorkflows() {
    return version.compareTo(SchemaVersion.V4) <= 0;
  }

  MessageIds messageIds() {
    if (keepsAll()) {
      return MessageIds.GIVEN;
    }
    return version.compareTo(SchemaVersion.V4) <= 0 ? MessageIds.NUMBERS : MessageIds.TIMES;
  }

  /** Fails when a new record would belong to nobody here, or could not be kept whole. */
  void requireKept(String ownerId, Object record) {
    if (!keepsAll() && !tenant.equals(TenantId.DEFAULT)) {
      throw new StoreException.NotFound(EntityKind.TENANT.label(), tenant.value());
    }
    if (version.tenancy() == Tenancy.ONE_USER && !ownerId.equals(LocalUser.ID)) {
      throw new StoreException.NotFound(EntityKind.USER.label(), ownerId);
    }
    requireKept(record);
  }

  /** Fails when a record could not be kept whole. */
  void requireKept(Object record) {
    VersionFields.requireKept(version, record);
    if (!keepsAll()) {
      RecordCopy.valuesOf(record, JsonText.class).forEach(JaazJson::write);
    }
  }

  /** Fails when a load would store something else than the record. */
  void requireLoadable(BulkRecord loaded) {
    EntityKind kind = loaded.kind();
    if (!version.has(kind)) {
      throw new StoreException.Unsupported(version, kind);
    }
    if (!keepsAll() && !tenant.equals(TenantId.DEFAULT)) {
      throw new StoreException.Unsupported(version, EntityKind.TENANT);
    }
    if (version.tenancy() == Tenancy.ONE_USER && !ownerId(loaded.value()).equals(LocalUser.ID)) {
      throw new StoreException.Unsupported(version, kind, "owner_id");
    }
    requireOwnId(loaded.value(), kind);
    try {
      requireKept(loaded.value());
    } catch (InvalidValueException notJson) {
      throw new StoreException.Unsupported(version, kind, notJson.field());
    }
  }

  private static String ownerId(Object record) {
    return record instanceof OwnedRecord<?> owned ? owned.ownerId() : ((Message) record).ownerId();
  }

  private void requireOwnId(Object record, EntityKind kind) {
    if (record instanceof Message message && !keepsAll()) {
      if (!messageIds().isOwn(message.id())) {
        throw new StoreException.Unsupported(version, kind, "id");
      }
      String key = messageIds().placed(message, null).orderKey();
      if (!message.orderKey().equals(key)) {
        throw new StoreException.Unsupported(version, kind, "order_key");
      }
    }
    if (record instanceof Workflow workflow
        && numbersWorkflows()
        && JaazNumbers.parse(workflow.id()).isEmpty()) {
      throw new StoreException.Unsupported(version, kind, "id");
    }
  }

  /** A new record as it is stored. */
  <T> T created(T record) {
    return keepsAll() ? record : hashed(record);
  }

  /** A record that was changed, with the revision after that of {@code stored}. */
  <T> T changed(Object stored, T record) {
    return changed(stored, record, 1);
  }

  /** A record after so many changes at once. */
  <T> T changed(Object stored, T record, int times) {
    return keepsAll()
        ? RecordCopy.with(record, "revision", (long) RecordCopy.get(stored, "revision") + times)
        : hashed(record);
  }

  private static <T> T hashed(T record) {
    return RecordCopy.with(record, "revision", hash(record));
  }

  /** 1 to 2^52 from what the record holds. */
  private static long hash(Object record) {
    String content =
        RecordCopy.components(record).stream()
            .filter(component -> !OUTSIDE.contains(component.getName()))
            .map(component -> text(RecordCopy.get(record, component.getName())))
            .collect(Collectors.joining());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      long first = ByteBuffer.wrap(digest).getLong();
      return (first >>> 12) + 1;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "-";
    }
    String text = value instanceof Secret secret ? secret.reveal() : value.toString();
    return text.length() + ":" + text;
  }
}
