package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.User;
import io.gantry.account.UserRepository;
import io.gantry.common.CaseFold;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jnosql.communication.semistructured.CommunicationEntity;
import org.eclipse.jnosql.communication.semistructured.SelectQuery;
import org.jspecify.annotations.Nullable;

/** Users, with the login names that they have taken. */
final class UserDocuments implements UserRepository {

  private final Documents documents;
  private final UserRemoval removal;

  UserDocuments(Documents documents, Owners owners) {
    this.documents = documents;
    this.removal = new UserRemoval(documents, owners);
  }

  @Override
  public void create(User user, @Nullable Credential credential) {
    requireNonNull(user, "user");
    if (credential != null && !credential.userId().equals(user.id())) {
      throw new IllegalArgumentException("The credential is another user's");
    }
    Writes writes = documents.writes();
    List<Write> together = new ArrayList<>();
    together.add(
        writes.create(
            documents.entityOf(UserItem.of(user)),
            () -> new StoreException.AlreadyExists("user", "id")));
    together.addAll(takenBy(user, user.loginNames()));
    if (credential != null) {
      together.add(
          writes.create(
              documents.entityOf(CredentialItem.of(credential)),
              () -> new StoreException.AlreadyExists("user", "id")));
    }
    writes.execute(together);
  }

  /** The user name first, because the first clash is the one to be told. */
  List<Write> takenBy(User user, Set<String> names) {
    List<Write> writes = new ArrayList<>();
    String username = CaseFold.of(user.username());
    if (names.contains(username)) {
      writes.add(taken(user, username, "username"));
    }
    names.stream()
        .filter(name -> !name.equals(username))
        .forEach(name -> writes.add(taken(user, name, "email")));
    return writes;
  }

  private Write taken(User user, String name, String field) {
    return documents
        .writes()
        .create(
            documents.entityOf(LoginNameItem.of(name, user.id())),
            () -> new StoreException.AlreadyExists("user", field));
  }

  @Override
  public Optional<User> find(String id) {
    requireNonNull(id, "id");
    if (!Text.isId(id)) {
      return Optional.empty();
    }
    return documents.find(UserItem.class, "id", id).map(UserItem::toDomain);
  }

  @Override
  public Optional<User> findByLoginName(String name) {
    requireNonNull(name, "name");
    String folded = CaseFold.of(name);
    return documents
        .find(LoginNameItem.class, "hash", LoginNameItem.hash(folded))
        .flatMap(taken -> find(taken.userId()))
        .filter(user -> user.loginNames().contains(folded));
  }

  @Override
  public User replace(User user) {
    requireNonNull(user, "user");
    User stored = find(user.id()).orElseThrow(() -> new StoreException.NotFound("user", user.id()));
    if (stored.revision() != user.revision()) {
      throw conflict(user);
    }
    CommunicationEntity next =
        documents.entityOf(UserItem.of(user.withRevision(user.revision() + 1)));
    next.add("created_at", stored.createdAt());
    List<Write> together = new ArrayList<>();
    together.add(documents.writes().replace(next, () -> conflict(user)));
    together.addAll(takenBy(user, without(user.loginNames(), stored.loginNames())));
    without(stored.loginNames(), user.loginNames())
        .forEach(name -> together.add(freed(user, name)));
    documents.writes().execute(together);
    return documents.mapping().toEntity(UserItem.class, next).toDomain();
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    return names.stream()
        .filter(name -> !others.contains(name))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Write freed(User user, String name) {
    return documents
        .writes()
        .delete(
            documents.key(LoginNameItem.class, "hash", LoginNameItem.hash(name)),
            "attribute_not_exists(PK) OR user_id = :user",
            Map.of(":user", user.id()),
            () -> new IllegalStateException("A login name of " + user.id() + " leads elsewhere"));
  }

  private static StoreException.Conflict conflict(User user) {
    return new StoreException.Conflict("user", user.id(), user.revision());
  }

  @Override
  public boolean delete(String id) {
    requireNonNull(id, "id");
    return Text.isId(id) && removal.delete(id);
  }

  @Override
  public Page<User> list(PageRequest page) {
    requireNonNull(page, "page");
    Keyset keyset = Keyset.of(documents.cursors(), page, documents.tenant().value(), "user");
    SelectQuery.SelectOrder order = SelectQuery.select().from("user").orderBy("created_at");
    SelectQuery query = (keyset.isDescending() ? order.desc() : order.asc()).build();
    Page<IndexRow> rows =
        documents.page(keyset, query, "created_at", Map.of(), SortBounds.NONE, IndexRow::isLive);
    return documents.fetch(rows, UserItem.class, List.of(), UserItem::toDomain);
  }
}
