package io.gantry.store.document;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as it lies in the table. */
@Entity("user")
record UserItem(
    @Id("id") String id,
    @Column("username") String username,
    @Column("email") @Nullable String email,
    @Column("display_name") @Nullable String displayName,
    @Column("role") String role,
    @Column("status") String status,
    @Column("key_salt") @Nullable String keySalt,
    @Column("last_login_at") @Nullable Instant lastLoginAt,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision) {

  static UserItem of(User user) {
    return new UserItem(
        user.id(),
        user.username(),
        user.email(),
        user.displayName(),
        user.role().name(),
        user.status().name(),
        user.keySalt(),
        user.lastLoginAt(),
        user.createdAt(),
        user.updatedAt(),
        user.revision());
  }

  User toDomain() {
    return new User(
        id,
        username,
        email,
        displayName,
        Role.valueOf(role),
        UserStatus.valueOf(status),
        keySalt,
        lastLoginAt,
        createdAt,
        updatedAt,
        revision);
  }
}
