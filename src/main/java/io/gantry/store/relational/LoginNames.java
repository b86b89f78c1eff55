package io.gantry.store.relational;

import io.gantry.account.User;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
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
    return ownerOf(session, FoldedKey.of(name));
  }

  private Optional<String> ownerOf(StatelessSession session, String nameKey) {
    return session
        .createSelectionQuery(OWNER, String.class)
        .setParameter("tenant", units.id())
        .setParameter("name", nameKey)
        .uniqueResultOptional();
  }

  /**
   * @throws StoreException.AlreadyExists naming the component that another user has
   */
  void claim(StatelessSession session, User user) {
    for (Claim claim : claims(units.tenant(), user)) {
      if (ownerOf(session, claim.row().key.nameKey()).isPresent()) {
        throw claim.taken();
      }
      try {
        session.insert(claim.row());
      } catch (ConstraintViolationException takenMeanwhile) {
        throw claim.taken();
      }
    }
  }

  /**
   * A name that a user is to sign in by.
   *
   * @param field the component of the user that it comes from
   */
  record Claim(LoginNameRow row, String field) {
    StoreException.AlreadyExists taken() {
      return new StoreException.AlreadyExists("user", field);
    }
  }

  /** The one or two names of a user. */
  static List<Claim> claims(TenantId tenant, User user) {
    String username = FoldedKey.of(user.username());
    String email = FoldedKey.ofOptional(user.email());
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim(new LoginNameRow(tenant, username, user.id()), "username"));
    if (email != null && !email.equals(username)) {
      claims.add(new Claim(new LoginNameRow(tenant, email, user.id()), "email"));
    }
    return claims;
  }

  void release(StatelessSession session, String userId) {
    session
        .createMutationQuery(RELEASE)
        .setParameter("tenant", units.id())
        .setParameter("user", userId)
        .executeUpdate();
  }
}
