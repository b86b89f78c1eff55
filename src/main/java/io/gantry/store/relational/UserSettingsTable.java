package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.account.UserSettings;
import io.gantry.account.UserSettingsRepository;
import io.gantry.common.Text;
import io.gantry.store.StoreException;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** See {@link UserSettingsRepository}. */
final class UserSettingsTable implements UserSettingsRepository {

  private static final String DELETE =
      "delete from UserSettingsRow r where r.key.tenantId = :tenant and r.key.userId = :user";

  private final TenantUnits units;
  private final UserCheck users;

  UserSettingsTable(TenantUnits units) {
    this.units = units;
    this.users = new UserCheck(units);
  }

  @Override
  public Optional<UserSettings> find(String userId) {
    requireNonNull(userId, "userId");
    return units
        .read("settings.find", session -> row(session, userId))
        .map(UserSettingsRow::toDomain);
  }

  private Optional<UserSettingsRow> row(StatelessSession session, String userId) {
    if (!Text.isId(userId)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        session.get(UserSettingsRow.class, UserKey.of(units.tenant(), userId)));
  }

  @Override
  public void create(UserSettings settings) {
    requireNonNull(settings, "settings");
    units.write(
        "settings.create",
        session -> {
          users.require(session, settings.userId());
          return session.insert(UserSettingsRow.of(units.tenant(), settings));
        });
  }

  @Override
  public UserSettings replace(UserSettings settings) {
    requireNonNull(settings, "settings");
    return units.write("settings.replace", session -> replaceIn(session, settings));
  }

  private UserSettings replaceIn(StatelessSession session, UserSettings settings) {
    String userId = settings.userId();
    UserSettingsRow stored =
        row(session, userId).orElseThrow(() -> new StoreException.NotFound("settings", userId));
    Revisions.requireSame("settings", userId, stored.revision, settings.revision());
    UserSettingsRow row = UserSettingsRow.of(units.tenant(), settings);
    row.keep(stored);
    session.update(row);
    return row.toDomain();
  }

  @Override
  public boolean delete(String userId) {
    requireNonNull(userId, "userId");
    return Text.isId(userId)
        && units.write("settings.delete", session -> deleteIn(session, userId));
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
