package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.CredentialRepository;
import io.gantry.common.Text;
import io.gantry.store.StoreException;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** See {@link CredentialRepository}. */
final class CredentialTable implements CredentialRepository {

  private static final String DELETE =
      "delete from CredentialRow r where r.key.tenantId = :tenant and r.key.userId = :user";

  private final TenantUnits units;
  private final UserCheck users;

  CredentialTable(TenantUnits units) {
    this.units = units;
    this.users = new UserCheck(units);
  }

  @Override
  public Optional<Credential> find(String userId) {
    requireNonNull(userId, "userId");
    return units
        .read("credential.find", session -> row(session, userId))
        .map(CredentialRow::toDomain);
  }

  private Optional<CredentialRow> row(StatelessSession session, String userId) {
    if (!Text.isId(userId)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        session.get(CredentialRow.class, UserKey.of(units.tenant(), userId)));
  }

  @Override
  public void create(Credential credential) {
    requireNonNull(credential, "credential");
    units.write(
        "credential.create",
        session -> {
          users.require(session, credential.userId());
          return session.insert(CredentialRow.of(units.tenant(), credential));
        });
  }

  @Override
  public Credential replace(Credential credential) {
    requireNonNull(credential, "credential");
    return units.write("credential.replace", session -> replaceIn(session, credential));
  }

  private Credential replaceIn(StatelessSession session, Credential credential) {
    String userId = credential.userId();
    CredentialRow stored =
        row(session, userId).orElseThrow(() -> new StoreException.NotFound("credential", userId));
    Revisions.requireSame("credential", userId, stored.revision, credential.revision());
    CredentialRow row = CredentialRow.of(units.tenant(), credential);
    row.keep(stored);
    session.update(row);
    return row.toDomain();
  }

  @Override
  public boolean delete(String userId) {
    requireNonNull(userId, "userId");
    return Text.isId(userId)
        && units.write("credential.delete", session -> deleteIn(session, userId));
  }

  private boolean deleteIn(StatelessSession session, String userId) {
    return session
            .createMutationQuery(DELETE)
            .setParameter("tenant", units.id())
            .setParameter("user", userId)
            .executeUpdate()
        > 0;
  }
}
