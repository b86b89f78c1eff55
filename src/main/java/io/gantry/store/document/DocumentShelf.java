package io.gantry.store.document;

import io.gantry.account.Credential;
import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.OwnedRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A kind of records that can be moved, with the mapping that its repository has.
 *
 * @param unique the field that an item with the same key has in common
 * @param creation the writes of a new record, with all that is derived from it
 */
record DocumentShelf<R, I>(
    EntityKind kind,
    Class<I> type,
    Function<R, I> toItem,
    Function<I, R> toRecord,
    String unique,
    Creation<R> creation) {

  /** All that a record is in the table. */
  interface Creation<R> {
    List<Write> writes(Documents documents, Owners owners, R record);
  }

  private static final Map<EntityKind, DocumentShelf<?, ?>> ALL = new EnumMap<>(EntityKind.class);

  static {
    all().forEach(shelf -> ALL.put(shelf.kind(), shelf));
  }

  private static List<DocumentShelf<?, ?>> all() {
    List<DocumentShelf<?, ?>> all = new ArrayList<>();
    all.add(plain(EntityKind.TENANT, TenantItem.class, TenantItem::of, TenantItem::toDomain, "id"));
    all.add(
        DocumentShelf.<User, UserItem>plain(
                EntityKind.USER, UserItem.class, UserItem::of, UserItem::toDomain, "id")
            .and(
                (documents, owners, user) ->
                    new UserDocuments(documents, owners).takenBy(user, user.loginNames())));
    all.add(
        DocumentShelf.<Credential, CredentialItem>plain(
            EntityKind.CREDENTIAL,
            CredentialItem.class,
            CredentialItem::of,
            CredentialItem::toDomain,
            "user_id"));
    all.add(
        DocumentShelf.<UserSettings, UserSettingsItem>plain(
            EntityKind.SETTINGS,
            UserSettingsItem.class,
            UserSettingsItem::of,
            UserSettingsItem::toDomain,
            "user_id"));
    all.add(
        DocumentShelf.<LoginSession, LoginSessionItem>plain(
            EntityKind.SESSION,
            LoginSessionItem.class,
            LoginSessionItem::of,
            LoginSessionItem::toDomain,
            "id"));
    all.add(
        DocumentShelf.<RefreshToken, RefreshTokenItem>plain(
            EntityKind.REFRESH_TOKEN,
            RefreshTokenItem.class,
            RefreshTokenItem::of,
            RefreshTokenItem::toDomain,
            "hash"));
    all.add(
        new DocumentShelf<Message, MessageItem>(
            EntityKind.MESSAGE,
            MessageItem.class,
            MessageItem::of,
            MessageItem::toDomain,
            "order_key",
            (documents, owners, message) -> new MessageDocuments(documents).creation(message)));
    all.add(
        DocumentShelf.<Ticket, TicketItem>plain(
            EntityKind.TICKET, TicketItem.class, TicketItem::of, TicketItem::toDomain, "id"));
    DocumentKind.ALL.stream()
        .filter(kind -> kind.kind() != EntityKind.CONVERSATION)
        .forEach(kind -> all.add(owned(kind)));
    all.add(
        owned(DocumentKind.CONVERSATION)
            .and(
                (documents, owners, conversation) ->
                    new ConversationDocuments(documents, owners).alsoCreated(conversation)));
    return all;
  }

  private static <R, I> DocumentShelf<R, I> plain(
      EntityKind kind,
      Class<I> type,
      Function<R, I> toItem,
      Function<I, R> toRecord,
      String unique) {
    return new DocumentShelf<>(
        kind,
        type,
        toItem,
        toRecord,
        unique,
        (documents, owners, record) ->
            List.of(
                documents
                    .writes()
                    .create(
                        documents.entityOf(toItem.apply(record)),
                        () -> new StoreException.AlreadyExists(kind.label(), unique))));
  }

  private static <T extends OwnedRecord<T>, I extends OwnedItem<T>> DocumentShelf<T, I> owned(
      DocumentKind<T, I> kind) {
    DocumentShelf<T, I> plain =
        plain(kind.kind(), kind.type(), kind.toItem(), OwnedItem::toDomain, "id");
    return new DocumentShelf<>(
        plain.kind,
        plain.type,
        plain.toItem,
        plain.toRecord,
        plain.unique,
        (documents, owners, record) -> {
          owners.register(documents, record.ownerId());
          return plain.creation.writes(documents, owners, record);
        });
  }

  private DocumentShelf<R, I> and(Creation<R> more) {
    return new DocumentShelf<>(
        kind,
        type,
        toItem,
        toRecord,
        unique,
        (documents, owners, record) -> {
          List<Write> writes = new ArrayList<>(creation.writes(documents, owners, record));
          writes.addAll(more.writes(documents, owners, record));
          return writes;
        });
  }

  /**
   * How records of a kind lie in the table.
   *
   * @throws IllegalArgumentException when it cannot be moved
   */
  static DocumentShelf<?, ?> of(EntityKind kind) {
    DocumentShelf<?, ?> shelf = ALL.get(kind);
    if (shelf == null) {
      throw new IllegalArgumentException("A " + kind.label() + " cannot be moved");
    }
    return shelf;
  }

  /** The writes of a new record, which must be of this kind. */
  @SuppressWarnings("unchecked")
  List<Write> writes(Documents documents, Owners owners, Object record) {
    return creation.writes(documents, owners, (R) record);
  }

  /** What the attribute {@code kind} of its items says. */
  String entity(Documents documents) {
    return documents.mapping().nameOf(type);
  }

  /** The record of an item, its parts included; empty when it is being deleted. */
  Optional<R> record(Documents documents, Map<String, AttributeValue> item) {
    return entity(documents, item).map(entity -> toRecord(documents, entity));
  }

  /** The item with its parts; empty when it is being deleted. */
  Optional<CommunicationEntity> entity(Documents documents, Map<String, AttributeValue> item) {
    return documents.database().entity(entity(documents), item, List.of());
  }

  R toRecord(Documents documents, CommunicationEntity entity) {
    return toRecord.apply(documents.mapping().toEntity(type, entity));
  }
}
