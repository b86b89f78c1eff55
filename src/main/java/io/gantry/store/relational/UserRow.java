package io.gantry.store.relational;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A row of {@code users}. */
@Entity
@Table(name = "users")
class UserRow {

  @EmbeddedId RowKey key;

  @Convert(converter = StoredText.class)
  String username;

  @Convert(converter = StoredText.class)
  @Nullable String email;

  @Convert(converter = StoredText.class)
  @Nullable String displayName;

  @Enumerated(EnumType.STRING)
  Role role;

  @Enumerated(EnumType.STRING)
  UserStatus status;

  @Convert(converter = StoredText.class)
  @Nullable String keySalt;

  @Nullable Long lastLoginAt;

  @Column(updatable = false)
  long createdAt;

  long updatedAt;

  @Version long revision;

  /** For Hibernate. */
  protected UserRow() {}

  private UserRow(TenantId tenant, User user) {
    key = RowKey.of(tenant, user.id());
    username = user.username();
    email = user.email();
    displayName = user.displayName();
    role = user.role();
    status = user.status();
    keySalt = user.keySalt();
    lastLoginAt = Micros.ofOptional(user.lastLoginAt());
    createdAt = Micros.of(user.createdAt());
    updatedAt = Micros.of(user.updatedAt());
    revision = user.revision();
  }

  static UserRow of(TenantId tenant, User user) {
    return new UserRow(tenant, user);
  }

  /** Takes over what {@code replace} leaves as it is. */
  void keep(UserRow stored) {
    createdAt = stored.createdAt;
  }

  User toDomain() {
    return new User(
        key.id(),
        username,
        email,
        displayName,
        role,
        status,
        keySalt,
        Micros.toOptional(lastLoginAt),
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
