package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.User;
import io.gantry.account.UserRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** See {@link UserRepository}. */
final class UserTable implements UserRepository {

  private static final String USERS = "from UserRow u where u.key.tenantId = :tenant";

  private static final String DELETE =
      "delete from UserRow u where u.key.tenantId = :tenant and u.key.id = :owner";

  private final TenantUnits units;
  private final LoginNames names;

  UserTable(TenantUnits units) {
    this.units = units;
    this.names = new LoginNames(units);
  }

  @Override
  public void create(User user, @Nullable Credential credential) {
    requireNonNull(user, "user");
    if (credential != null && !credential.userId().equals(user.id())) {
      throw new IllegalArgumentException("The credential is another user's");
    }
    units.write(
        "user.create",
        session -> {
          session.insert(UserRow.of(units.tenant(), user));
          names.claim(session, user);
          return credential == null
              ? null
              : session.insert(CredentialRow.of(units.tenant(), credential));
        });
  }

  @Override
  public Optional<User> find(String id) {
    requireNonNull(id, "id");
    return units.read("user.find", session -> row(session, id)).map(UserRow::toDomain);
  }

  private Optional<UserRow> row(StatelessSession session, String id) {
    if (!Text.isId(id)) {
      return Optional.empty();
    }
    return Optional.ofNullable(session.get(UserRow.class, RowKey.of(units.tenant(), id)));
  }

  @Override
  public Optional<User> findByLoginName(String name) {
    requireNonNull(name, "name");
    return units
        .read(
            "user.find_by_login_name",
            session -> names.owner(session, name).flatMap(id -> row(session, id)))
        .map(UserRow::toDomain);
  }

  @Override
  public User replace(User user) {
    requireNonNull(user, "user");
    return units.write("user.replace", session -> replaceIn(session, user));
  }

  private User replaceIn(StatelessSession session, User user) {
    UserRow stored =
        row(session, user.id()).orElseThrow(() -> new StoreException.NotFound("user", user.id()));
    Revisions.requireSame("user", user.id(), stored.revision, user.revision());
    if (!stored.toDomain().loginNames().equals(user.loginNames())) {
      names.release(session, user.id());
      names.claim(session, user);
    }
    UserRow row = UserRow.of(units.tenant(), user);
    row.keep(stored);
    session.update(row);
    return row.toDomain();
  }

  @Override
  public boolean delete(String id) {
    requireNonNull(id, "id");
    return Text.isId(id) && units.write("user.delete", session -> deleteIn(session, id));
  }

  private boolean deleteIn(StatelessSession session, String id) {
    boolean existed = change(session, DELETE, id) > 0;
    if (existed) {
      OwnedKind.ALL.forEach(kind -> change(session, deleteOwned(kind), id));
    }
    return existed;
  }

  private static String deleteOwned(OwnedKind<?> kind) {
    return "delete from "
        + kind.entity()
        + " r where r.key.tenantId = :tenant and r.ownerId = :owner";
  }

  private int change(StatelessSession session, String query, String ownerId) {
    return session
        .createMutationQuery(query)
        .setParameter("tenant", units.id())
        .setParameter("owner", ownerId)
        .executeUpdate();
  }

  @Override
  public Page<User> list(PageRequest page) {
    requireNonNull(page, "page");
    Keyset keyset = Keyset.of(units.cursors(), page, units.id(), "user");
    CreationOrder order = CreationOrder.of("u", keyset);
    List<UserRow> rows =
        units.read(
            "user.list",
            session ->
                order
                    .apply(session.createSelectionQuery(USERS + order.text(), UserRow.class))
                    .setParameter("tenant", units.id())
                    .getResultList());
    return keyset
        .page(rows, row -> CreationOrder.position(row.createdAt, row.key.id()))
        .map(UserRow::toDomain);
  }
}
