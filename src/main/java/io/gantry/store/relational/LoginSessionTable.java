package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.LoginSession;
import io.gantry.account.LoginSessionRepository;
import io.gantry.account.RefreshToken;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.common.Text;
import io.gantry.store.Keyset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;

/** See {@link LoginSessionRepository}. */
final class LoginSessionTable implements LoginSessionRepository {

  private static final String SESSIONS =
      "from LoginSessionRow s where s.key.tenantId = :tenant and s.userId = :user";

  private static final String REVOKE =
      "update LoginSessionRow s set s.revokedAt = :at where s.key.tenantId = :tenant"
          + " and s.key.id = :id and s.userId = :user and s.revokedAt is null";

  private static final String REVOKE_TOKENS =
      "update RefreshTokenRow t set t.revokedAt = :at where t.key.tenantId = :tenant"
          + " and t.familyId = :id and t.revokedAt is null";

  private final TenantUnits units;
  private final UserCheck users;

  LoginSessionTable(TenantUnits units) {
    this.units = units;
    this.users = new UserCheck(units);
  }

  @Override
  public void create(LoginSession session, RefreshToken firstToken) {
    requireNonNull(session, "session");
    requireNonNull(firstToken, "firstToken");
    units.write(
        "session.create",
        work -> {
          users.require(work, session.userId());
          work.insert(LoginSessionRow.of(units.tenant(), session));
          return work.insert(RefreshTokenRow.of(units.tenant(), firstToken));
        });
  }

  @Override
  public Optional<LoginSession> find(String userId, String id) {
    requireNonNull(userId, "userId");
    requireNonNull(id, "id");
    return units
        .read("session.find", session -> row(session, id))
        .filter(row -> row.userId.equals(userId))
        .map(LoginSessionRow::toDomain);
  }

  private Optional<LoginSessionRow> row(StatelessSession session, String id) {
    if (!Text.isId(id)) {
      return Optional.empty();
    }
    return Optional.ofNullable(session.get(LoginSessionRow.class, RowKey.of(units.tenant(), id)));
  }

  @Override
  public Page<LoginSession> list(String userId, PageRequest page) {
    requireNonNull(userId, "userId");
    requireNonNull(page, "page");
    Keyset keyset = Keyset.of(units.cursors(), page, units.id(), "session", userId);
    CreationOrder order = CreationOrder.of("s", keyset);
    List<LoginSessionRow> rows =
        Text.isId(userId)
            ? units.read("session.list", session -> rows(session, userId, order))
            : List.of();
    return keyset
        .page(rows, row -> CreationOrder.position(row.createdAt, row.key.id()))
        .map(LoginSessionRow::toDomain);
  }

  private List<LoginSessionRow> rows(StatelessSession session, String userId, CreationOrder order) {
    return order
        .apply(session.createSelectionQuery(SESSIONS + order.text(), LoginSessionRow.class))
        .setParameter("tenant", units.id())
        .setParameter("user", userId)
        .getResultList();
  }

  @Override
  public boolean revoke(String userId, String id, Instant at) {
    requireNonNull(userId, "userId");
    requireNonNull(id, "id");
    requireNonNull(at, "at");
    return Text.isId(userId)
        && Text.isId(id)
        && units.write("session.revoke", session -> revokeIn(session, userId, id, at));
  }

  private boolean revokeIn(StatelessSession session, String userId, String id, Instant at) {
    int revoked = change(session, REVOKE, id, at).setParameter("user", userId).executeUpdate();
    if (revoked > 0) {
      change(session, REVOKE_TOKENS, id, at).executeUpdate();
    }
    return revoked > 0;
  }

  private MutationQuery change(StatelessSession session, String query, String id, Instant at) {
    return session
        .createMutationQuery(query)
        .setParameter("tenant", units.id())
        .setParameter("id", id)
        .setParameter("at", Micros.of(at));
  }
}
