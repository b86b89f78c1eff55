package io.gantry.store.document;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.common.Secret;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A credential as it lies in the table. */
@Entity("credential")
record CredentialItem(
    @Id("user_id") String userId,
    @Column("scheme") String scheme,
    @Column("hash") String hash,
    @Column("salt") @Nullable String salt,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision) {

  static CredentialItem of(Credential credential) {
    return new CredentialItem(
        credential.userId(),
        credential.scheme().name(),
        credential.hash().reveal(),
        credential.salt(),
        credential.createdAt(),
        credential.updatedAt(),
        credential.revision());
  }

  Credential toDomain() {
    return new Credential(
        userId,
        CredentialScheme.valueOf(scheme),
        new Secret(hash),
        salt,
        createdAt,
        updatedAt,
        revision);
  }
}
