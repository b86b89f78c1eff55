package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.User;
import io.gantry.account.UserRepository;
import io.gantry.common.ListPosition;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import io.gantry.store.document.KindAccounts.Pointers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The users of version 6. Their table has no key for an id, none to list by, and nothing that keeps
 * an address unique; {@link Pointers} do that for users whom Gantry made or saw.
 */
final class KindUsers implements UserRepository {

  private static final String LABEL = "user";

  private final KindDocuments documents;

  KindUsers(KindDocuments documents) {
    this.documents = documents;
  }

  @Override
  public void create(User user, @Nullable Credential credential) {
    requireNonNull(user, "user");
    VersionFields.requireKept(documents.version(), user);
    if (credential != null) {
      VersionFields.requireKept(documents.version(), credential);
      if (!credential.userId().equals(user.id())) {
        throw new IllegalArgumentException("The credential is another user's");
      }
    }
    documents.requirePlace(user.id());
    Map<String, AttributeValue> item = new HashMap<>(KindAccounts.toItem(user));
    if (credential != null) {
      item.putAll(KindCredentials.toItem(credential, user));
    }
    requireFree(user, user.loginNames());
    documents.requests().execute(creation(user, item));
  }

  /** The row of a new user, and what leads to it. */
  List<Write> creation(User user, Map<String, AttributeValue> item) {
    List<Write> writes = new ArrayList<>();
    writes.add(
        documents
            .writes()
            .create(
                KindTable.MESSAGES,
                Pointers.leading(Pointers.userKey(user.id()), user),
                () -> taken("id")));
    writes.add(documents.writes().create(KindTable.USERS, item, () -> taken("username")));
    writes.addAll(names(user, user.loginNames()));
    return writes;
  }

  private static StoreException.AlreadyExists taken(String field) {
    return new StoreException.AlreadyExists(LABEL, field);
  }

  /** Of names that users have who are known to old programs alone. */
  void requireFree(User user, Set<String> names) {
    if (row(user.id()).isPresent()) {
      return; // the pointer of the id says so
    }
    for (String name : ordered(user, names)) {
      byName(name)
          .filter(other -> !other.id().equals(user.id()))
          .ifPresent(
              other -> {
                throw taken(field(user, name));
              });
    }
  }

  /** The user name first, because the first clash is the one to be told. */
  private static List<String> ordered(User user, Set<String> names) {
    return names.stream()
        .sorted(Comparator.comparing(name -> field(user, name).equals("email")))
        .toList();
  }

  private static String field(User user, String name) {
    return name.equals(KindAccounts.folded(user.username())) ? "username" : "email";
  }

  private List<Write> names(User user, Set<String> names) {
    return ordered(user, names).stream()
        .map(
            name ->
                documents
                    .writes()
                    .create(
                        KindTable.MESSAGES,
                        Pointers.leading(Pointers.loginKey(name), user),
                        () -> taken(field(user, name))))
        .toList();
  }

  @Override
  public Optional<User> find(String id) {
    requireNonNull(id, "id");
    return row(id).filter(KindDocuments::isLive).map(KindAccounts::toRecord);
  }

  /** The row of a user, also when it is being deleted. */
  Optional<KindRow> row(String id) {
    if (!Text.isId(id) || !documents.has(id)) {
      return Optional.empty();
    }
    return documents
        .requests()
        .get(KindTable.MESSAGES, Pointers.userKey(id))
        .flatMap(this::pointed)
        .filter(row -> KindAccounts.id(row).equals(id));
  }

  private Optional<KindRow> pointed(KindRow pointer) {
    return documents
        .requests()
        .get(KindTable.USERS, KindAccounts.key(pointer.required("username")));
  }

  @Override
  public Optional<User> findByLoginName(String name) {
    requireNonNull(name, "name");
    return documents.has("any") ? byName(KindAccounts.folded(name)) : Optional.empty();
  }

  private Optional<User> byName(String folded) {
    Optional<User> known =
        documents
            .requests()
            .get(KindTable.MESSAGES, Pointers.loginKey(folded))
            .flatMap(this::pointed)
            .filter(KindDocuments::isLive)
            .map(KindAccounts::toRecord)
            .filter(user -> KindAccounts.isNamed(user, folded));
    return known.isPresent() ? known : ofOldProgram(folded);
  }

  /** Whom an old program registered since {@code apply}: pointers are made when somebody asks. */
  private Optional<User> ofOldProgram(String folded) {
    if (!KindAccounts.isKey(folded)) {
      return Optional.empty();
    }
    Optional<KindRow> byUsername =
        documents.requests().get(KindTable.USERS, KindAccounts.key(folded));
    Optional<User> found =
        byUsername
            .or(() -> byEmail(folded))
            .filter(KindDocuments::isLive)
            .map(KindAccounts::toRecord)
            .filter(user -> KindAccounts.isNamed(user, folded));
    found.ifPresent(user -> KindEnrolment.enrol(documents.requests(), user));
    return found;
  }

  private Optional<KindRow> byEmail(String folded) {
    KindQuery query =
        KindQuery.ofIndex(
            KindTable.USERS,
            KindTable.USERS.spec(documents.version(), "").indexes().get(0),
            KindAccounts.stored(folded));
    return documents.requests().first(query, 1).stream().findFirst();
  }

  @Override
  public User replace(User user) {
    requireNonNull(user, "user");
    VersionFields.requireKept(documents.version(), user);
    KindRow row =
        row(user.id())
            .filter(KindDocuments::isLive)
            .orElseThrow(() -> new StoreException.NotFound(LABEL, user.id()));
    User stored = KindAccounts.toRecord(row);
    if (stored.revision() != user.revision()) {
      throw conflict(user);
    }
    Map<String, @Nullable AttributeValue> changes =
        new HashMap<>(
            KindWrites.differences(
                KindAccounts.COLUMNS, KindAccounts.toItem(stored), KindAccounts.toItem(user)));
    changes.remove("created_at");
    changes.remove("user_id");
    Map<String, AttributeValue> next = KindWrites.changed(row.item(), changes);
    requireFree(stored, user, without(user.loginNames(), stored.loginNames()));
    List<Write> writes = new ArrayList<>(changed(row, changes, next, user));
    writes.addAll(names(user, without(user.loginNames(), stored.loginNames())));
    without(stored.loginNames(), user.loginNames()).forEach(name -> freed(user, name, writes));
    documents.requests().execute(writes);
    return KindAccounts.toRecord(new KindRow(next));
  }

  private void requireFree(User stored, User user, Set<String> names) {
    for (String name : ordered(user, names)) {
      if (byName(name).filter(other -> !other.id().equals(stored.id())).isPresent()) {
        throw taken(field(user, name));
      }
    }
  }

  private List<Write> changed(
      KindRow row,
      Map<String, @Nullable AttributeValue> changes,
      Map<String, AttributeValue> next,
      User user) {
    List<String> watched =
        Stream.concat(
                KindAccounts.COLUMNS.stream().filter(name -> !name.equals("username")),
                Stream.of(KindDocuments.DELETING))
            .toList();
    if (!changes.containsKey("username")) {
      return List.of(
          documents.writes().change(KindTable.USERS, row, watched, changes, () -> conflict(user)));
    }
    List<Write> writes = new ArrayList<>();
    writes.add(documents.writes().delete(KindTable.USERS, row, watched, () -> conflict(user)));
    writes.add(documents.writes().create(KindTable.USERS, next, () -> taken("username")));
    writes.add(pointing(Pointers.userKey(user.id()), user));
    // Names that stay lead to the new row.
    user.loginNames().stream()
        .filter(KindAccounts.toRecord(row).loginNames()::contains)
        .forEach(name -> writes.add(pointing(Pointers.loginKey(name), user)));
    return writes;
  }

  private Write pointing(Map<String, AttributeValue> key, User user) {
    return documents.writes().put(KindTable.MESSAGES, Pointers.leading(key, user));
  }

  private void freed(User user, String name, List<Write> writes) {
    documents
        .requests()
        .get(KindTable.MESSAGES, Pointers.loginKey(name))
        .filter(pointer -> Objects.equals(pointer.text("user"), user.id()))
        .ifPresent(
            pointer ->
                writes.add(
                    documents
                        .writes()
                        .delete(
                            KindTable.MESSAGES, pointer, List.of("user"), () -> conflict(user))));
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> rest = new HashSet<>(names);
    rest.removeAll(others);
    return rest;
  }

  private static StoreException.Conflict conflict(User user) {
    return new StoreException.Conflict(LABEL, user.id(), user.revision());
  }

  @Override
  public boolean delete(String id) {
    requireNonNull(id, "id");
    return row(id).filter(row -> new KindUserRemoval(documents).delete(row, id)).isPresent();
  }

  @Override
  public Page<User> list(PageRequest page) {
    requireNonNull(page, "page");
    Keyset keyset = Keyset.of(documents.cursors(), page, documents.tenant().value(), LABEL);
    Optional<ListPosition> start = keyset.start().map(ListPosition::ofParts);
    if (!documents.has("any")) {
      return new Page<>(List.of(), null);
    }
    Comparator<ListPosition> order =
        keyset.isDescending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    List<User> users =
        documents
            .requests()
            .query(KindQuery.ofTable(KindTable.MESSAGES, Pointers.USERS), "id", "username")
            .stream()
            .flatMap(pointer -> pointed(pointer).stream())
            .filter(KindDocuments::isLive)
            .map(KindAccounts::toRecord)
            .filter(user -> start.isEmpty() || order.compare(place(user), start.get()) > 0)
            .sorted(Comparator.comparing(KindUsers::place, order))
            .limit(keyset.fetchSize())
            .toList();
    return keyset.page(users, user -> place(user).parts());
  }

  private static ListPosition place(User user) {
    return new ListPosition(user.createdAt(), user.id());
  }
}
