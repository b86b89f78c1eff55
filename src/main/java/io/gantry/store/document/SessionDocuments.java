package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.LoginSession;
import io.gantry.account.LoginSessionRepository;
import io.gantry.account.RefreshToken;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jnosql.communication.semistructured.SelectQuery;

/** Sessions; their state is the state of all refresh tokens of their family. */
final class SessionDocuments implements LoginSessionRepository {

  /** Thrown inside this package when there is nothing to revoke. */
  private static final class NotLiveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotLiveException() {
      super("The session is unknown or revoked", null, false, false);
    }
  }

  private final Documents documents;

  SessionDocuments(Documents documents) {
    this.documents = documents;
  }

  @Override
  public void create(LoginSession session, RefreshToken firstToken) {
    requireNonNull(session, "session");
    requireNonNull(firstToken, "firstToken");
    Writes writes = documents.writes();
    writes.execute(
        List.of(
            writes.check(
                documents.key(UserItem.class, "id", session.userId()),
                Conditions.LIVE,
                Map.of(),
                () -> new StoreException.NotFound("user", session.userId())),
            writes.create(
                documents.entityOf(LoginSessionItem.of(session)),
                () -> new StoreException.AlreadyExists("session", "id")),
            writes.create(
                documents.entityOf(RefreshTokenItem.of(firstToken)),
                () -> new StoreException.AlreadyExists("refresh token", "hash"))));
  }

  @Override
  public Optional<LoginSession> find(String userId, String id) {
    requireNonNull(userId, "userId");
    requireNonNull(id, "id");
    if (!Text.isId(id)) {
      return Optional.empty();
    }
    return documents
        .find(LoginSessionItem.class, "id", id)
        .map(LoginSessionItem::toDomain)
        .filter(session -> session.userId().equals(userId));
  }

  @Override
  public Page<LoginSession> list(String userId, PageRequest page) {
    requireNonNull(userId, "userId");
    requireNonNull(page, "page");
    Keyset keyset =
        Keyset.of(documents.cursors(), page, documents.tenant().value(), "session", userId);
    if (!Text.isId(userId)) {
      return new Page<>(List.of(), null);
    }
    SelectQuery.SelectOrder order =
        SelectQuery.select().from("session").where("user_id").eq(userId).orderBy("created_at");
    SelectQuery query = (keyset.isDescending() ? order.desc() : order.asc()).build();
    Page<IndexRow> rows =
        documents.page(keyset, query, "created_at", Map.of(), SortBounds.NONE, IndexRow::isLive);
    return documents.fetch(rows, LoginSessionItem.class, List.of(), LoginSessionItem::toDomain);
  }

  @Override
  public boolean revoke(String userId, String id, Instant at) {
    requireNonNull(userId, "userId");
    requireNonNull(id, "id");
    requireNonNull(at, "at");
    if (!Text.isId(id)) {
      return false;
    }
    Writes writes = documents.writes();
    Write revocation =
        writes.update(
            documents.key(LoginSessionItem.class, "id", id),
            "SET revoked_at = :at",
            "user_id = :user AND attribute_not_exists(revoked_at)",
            Map.of(":at", at, ":user", userId),
            NotLiveException::new);
    try {
      writes.execute(List.of(revocation));
      return true;
    } catch (NotLiveException notLive) {
      return false;
    }
  }
}
