package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.Tenant;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.OwnedRecord;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the records of a kind lie in their table of version 7, to be read and loaded whole.
 *
 * @param <T> the record
 * @param <R> the row
 * @param key the columns of the primary key, the tenant first
 * @param order the columns of a unique key that has an index and begins with the columns of {@link
 *     #cut}: what reads go by
 * @param parent whose row each row needs; null when it needs none
 */
record BulkTable<T, R>(
    EntityKind kind,
    Class<T> record,
    RowTable<R> rows,
    BiFunction<TenantId, T, R> toRow,
    Function<R, T> toDomain,
    List<String> key,
    List<String> order,
    @Nullable Parent parent) {

  /**
   * The row that another one needs.
   *
   * @param column the column, beside that of the tenant, that holds its id
   */
  record Parent(EntityKind kind, String column) {}

  private static final String TENANT = "tenant_id";
  private static final String CONVERSATION = "conversation_id";

  private static final Parent OF_USER = new Parent(EntityKind.USER, "user_id");
  private static final Parent OF_SESSION = new Parent(EntityKind.SESSION, "family_id");
  private static final Parent OF_CONVERSATION = new Parent(EntityKind.CONVERSATION, CONVERSATION);

  private static final Map<EntityKind, BulkTable<?, ?>> ALL =
      Stream.<BulkTable<?, ?>>of(
              new BulkTable<>(
                  EntityKind.TENANT,
                  Tenant.class,
                  RowTable.of(TenantRow.class),
                  (tenant, record) -> TenantRow.of(record),
                  TenantRow::toDomain,
                  List.of("id"),
                  List.of("id"),
                  null),
              plain(
                  EntityKind.USER,
                  User.class,
                  UserRow.class,
                  UserRow::of,
                  UserRow::toDomain,
                  "id",
                  null),
              plain(
                  EntityKind.CREDENTIAL,
                  Credential.class,
                  CredentialRow.class,
                  CredentialRow::of,
                  CredentialRow::toDomain,
                  "user_id",
                  OF_USER),
              plain(
                  EntityKind.SETTINGS,
                  UserSettings.class,
                  UserSettingsRow.class,
                  UserSettingsRow::of,
                  UserSettingsRow::toDomain,
                  "user_id",
                  OF_USER),
              plain(
                  EntityKind.SESSION,
                  LoginSession.class,
                  LoginSessionRow.class,
                  LoginSessionRow::of,
                  LoginSessionRow::toDomain,
                  "id",
                  OF_USER),
              plain(
                  EntityKind.REFRESH_TOKEN,
                  RefreshToken.class,
                  RefreshTokenRow.class,
                  RefreshTokenRow::of,
                  RefreshTokenRow::toDomain,
                  "hash",
                  OF_SESSION),
              owned(
                  EntityKind.CONVERSATION,
                  Conversation.class,
                  ConversationRow.class,
                  ConversationRow::loaded),
              new BulkTable<>(
                  EntityKind.MESSAGE,
                  Message.class,
                  RowTable.of(MessageRow.class),
                  MessageRow::of,
                  MessageRow::toDomain,
                  List.of(TENANT, CONVERSATION, "id"),
                  List.of(TENANT, CONVERSATION, "order_key"),
                  OF_CONVERSATION),
              new BulkTable<>(
                  EntityKind.TICKET,
                  Ticket.class,
                  RowTable.of(TicketRow.class),
                  TicketRow::of,
                  TicketRow::toDomain,
                  List.of(TENANT, CONVERSATION, "id"),
                  List.of(TENANT, CONVERSATION, "id"),
                  OF_CONVERSATION),
              owned(EntityKind.CANVAS, Canvas.class, CanvasRow.class, CanvasRow::of),
              owned(EntityKind.WORKFLOW, Workflow.class, WorkflowRow.class, WorkflowRow::of),
              owned(EntityKind.FILE, StoredFile.class, StoredFileRow.class, StoredFileRow::of),
              owned(EntityKind.AUDIO_FILE, AudioFile.class, AudioFileRow.class, AudioFileRow::of),
              owned(
                  EntityKind.DOCUMENT,
                  KnowledgeDocument.class,
                  KnowledgeDocumentRow.class,
                  KnowledgeDocumentRow::of),
              owned(
                  EntityKind.PROVIDER_CONFIG,
                  ProviderConfig.class,
                  ProviderConfigRow.class,
                  ProviderConfigRow::of))
          .collect(Collectors.toUnmodifiableMap(BulkTable::kind, Function.identity()));

  private static <T, R> BulkTable<T, R> plain(
      EntityKind kind,
      Class<T> record,
      Class<R> row,
      BiFunction<TenantId, T, R> toRow,
      Function<R, T> toDomain,
      String id,
      @Nullable Parent parent) {
    List<String> key = List.of(TENANT, id);
    return new BulkTable<>(kind, record, RowTable.of(row), toRow, toDomain, key, key, parent);
  }

  private static <T extends OwnedRecord<T>, R extends OwnedRow<T>> BulkTable<T, R> owned(
      EntityKind kind, Class<T> record, Class<R> row, BiFunction<TenantId, T, R> toRow) {
    return plain(kind, record, row, toRow, OwnedRow::toDomain, "id", null);
  }

  /** All of them by kind: every kind but idempotent answers. */
  static Map<EntityKind, BulkTable<?, ?>> all() {
    return ALL;
  }

  /**
   * @throws IllegalArgumentException when records of the kind are not moved
   */
  static BulkTable<?, ?> of(EntityKind kind) {
    return Optional.<BulkTable<?, ?>>ofNullable(ALL.get(kind))
        .orElseThrow(() -> new IllegalArgumentException(kind.plural() + " are not moved"));
  }

  String name() {
    return rows.name();
  }

  /**
   * The columns at which the table is divided into ranges: messages of one conversation stay
   * together.
   */
  List<String> cut() {
    return order.subList(0, Math.min(2, order.size()));
  }

  /** Whether the rows hang on a tenant, rather than being it. */
  boolean isOfTenant() {
    return kind != EntityKind.TENANT;
  }

  /** Gives the values of the record as the columns hold them. */
  void give(BulkRecord value, RowTable.Sink sink) {
    rows.give(toRow.apply(value.tenant(), record.cast(value.value())), sink);
  }

  /**
   * What the row holds.
   *
   * @throws IllegalArgumentException when the row can be no record
   */
  T take(RowTable.Values values) {
    return requireNonNull(toDomain.apply(rows.take(values)), "record");
  }

  /** The columns that tell a row from the others of its tenant. */
  List<String> ownKey() {
    return isOfTenant() ? key.subList(1, key.size()) : key;
  }
}
