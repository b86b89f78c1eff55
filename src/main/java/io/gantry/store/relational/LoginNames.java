package io.gantry.store.relational;

import io.gantry.account.User;
import io.gantry.store.StoreException;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;

/** The names that the users of a tenant sign in by; one name leads to one user. */
final class LoginNames {

  private static final String OWNER =
      "select n.userId from LoginNameRow n"
          + " where n.key.tenantId = :tenant and n.key.nameKey = :name";

  private static final String RELEASE =
      "delete from LoginNameRow n where n.key.tenantId = :tenant and n.userId = :user";

  private final TenantUnits units;

  LoginNames(TenantUnits units) {
    this.units = units;
  }

  /** The id of the user who signs in by the name. */
  Optional<String> owner(StatelessSession session, String name) {
    return session
        .createSelectionQuery(OWNER, String.class)
        .setParameter("tenant", units.id())
        .setParameter("name", FoldedKey.of(name))
        .uniqueResultOptional();
  }

  /**
   * @throws StoreException.AlreadyExists naming the component that another user has
   */
  void claim(StatelessSession session, User user) {
    claim(session, user, user.username(), "username");
    String email = user.email();
    if (email != null && !FoldedKey.of(email).equals(FoldedKey.of(user.username()))) {
      claim(session, user, email, "email");
    }
  }

  private void claim(StatelessSession session, User user, String name, String field) {
    if (owner(session, name).isPresent()) {
      throw new StoreException.AlreadyExists("user", field);
    }
    try {
      session.insert(new LoginNameRow(units.tenant(), FoldedKey.of(name), user.id()));
    } catch (ConstraintViolationException takenMeanwhile) {
      throw new StoreException.AlreadyExists("user", field);
    }
  }

  void release(StatelessSession session, String userId) {
    session
        .createMutationQuery(RELEASE)
        .setParameter("tenant", units.id())
        .setParameter("user", userId)
        .executeUpdate();
  }
}
