package io.gantry.store.relational;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.common.Secret;
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

/** A row of {@code credentials}. */
@Entity
@Table(name = "credentials")
class CredentialRow {

  @EmbeddedId UserKey key;

  @Enumerated(EnumType.STRING)
  CredentialScheme scheme;

  @Convert(converter = StoredText.class)
  String hash;

  @Convert(converter = StoredText.class)
  @Nullable String salt;

  @Column(updatable = false)
  long createdAt;

  long updatedAt;

  @Version long revision;

  /** For Hibernate. */
  protected CredentialRow() {}

  private CredentialRow(TenantId tenant, Credential credential) {
    key = UserKey.of(tenant, credential.userId());
    scheme = credential.scheme();
    hash = credential.hash().reveal();
    salt = credential.salt();
    createdAt = Micros.of(credential.createdAt());
    updatedAt = Micros.of(credential.updatedAt());
    revision = credential.revision();
  }

  static CredentialRow of(TenantId tenant, Credential credential) {
    return new CredentialRow(tenant, credential);
  }

  /** Takes over what {@code replace} leaves as it is. */
  void keep(CredentialRow stored) {
    createdAt = stored.createdAt;
  }

  Credential toDomain() {
    return new Credential(
        key.userId(),
        scheme,
        new Secret(hash),
        salt,
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
