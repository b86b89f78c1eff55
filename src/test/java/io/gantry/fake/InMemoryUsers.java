package io.gantry.fake;

import io.gantry.account.Credential;
import io.gantry.account.User;
import io.gantry.account.UserRepository;
import io.gantry.common.CaseFold;
import io.gantry.common.CursorCodec;
import io.gantry.common.ListPosition;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryUsers implements UserRepository {

  private static final String KIND = EntityKind.USER.label();

  private final VersionRules rules;
  private final TenantRecords records;
  private final CursorCodec cursors;
  private final Listing<User, ListPosition> listing =
      Listing.byInstant(user -> new ListPosition(user.createdAt(), user.id()));

  InMemoryUsers(VersionRules rules, TenantRecords records, CursorCodec cursors) {
    this.rules = rules;
    this.records = records;
    this.cursors = cursors;
  }

  @Override
  public void create(User user, @Nullable Credential credential) {
    if (credential != null && !credential.userId().equals(user.id())) {
      throw new IllegalArgumentException("The credential is another user's");
    }
    synchronized (records) {
      rules.requireKept(user.id(), user);
      if (credential != null) {
        rules.requireKept(credential);
      }
      if (records.users.containsKey(user.id())) {
        throw new StoreException.AlreadyExists(KIND, "id");
      }
      requireFreeNames(user);
      put(rules.created(user));
      if (credential != null) {
        records.credentials.put(user.id(), rules.created(credential));
      }
    }
  }

  @Override
  public Optional<User> find(String id) {
    synchronized (records) {
      return Optional.ofNullable(records.users.get(id));
    }
  }

  @Override
  public Optional<User> findByLoginName(String name) {
    synchronized (records) {
      return Optional.ofNullable(records.loginNames.get(CaseFold.of(name))).flatMap(this::find);
    }
  }

  @Override
  public User replace(User user) {
    synchronized (records) {
      rules.requireKept(user);
      User stored = find(user.id()).orElseThrow(() -> new StoreException.NotFound(KIND, user.id()));
      TenantRecords.requireRevision(EntityKind.USER, user.id(), stored.revision(), user.revision());
      requireFreeNames(user);
      User replaced = rules.changed(stored, RecordCopy.keeping(stored, user, "createdAt"));
      put(replaced);
      return replaced;
    }
  }

  @Override
  public boolean delete(String id) {
    synchronized (records) {
      records.dropUserParts(id);
      return records.users.remove(id) != null;
    }
  }

  @Override
  public Page<User> list(PageRequest page) {
    synchronized (records) {
      return listing.page(
          Keyset.of(cursors, page, rules.tenant().value(), KIND), records.users.values());
    }
  }

  private void put(User user) {
    records.users.put(user.id(), user);
    records.loginNames.values().removeIf(user.id()::equals);
    user.loginNames().forEach(name -> records.loginNames.put(name, user.id()));
  }

  private void requireFreeNames(User user) {
    requireFree("username", user.username(), user.id());
    if (user.email() != null) {
      requireFree("email", user.email(), user.id());
    }
  }

  private void requireFree(String field, String name, String userId) {
    if (!records.loginNames.getOrDefault(CaseFold.of(name), userId).equals(userId)) {
      throw new StoreException.AlreadyExists(KIND, field);
    }
  }
}
