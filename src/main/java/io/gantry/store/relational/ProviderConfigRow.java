package io.gantry.store.relational;

import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.provider.ProviderConfig;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** A row of {@code provider_configs}. */
@Entity
@Table(name = "provider_configs")
class ProviderConfigRow extends OwnedRow<ProviderConfig> {

  @Convert(converter = StoredText.class)
  String provider;

  String titleKey;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  String config;

  @Convert(converter = StoredText.class)
  @Nullable String encryptedSecret;

  boolean active;

  /** For Hibernate. */
  protected ProviderConfigRow() {}

  private ProviderConfigRow(TenantId tenant, ProviderConfig record) {
    super(tenant, record);
    provider = record.provider();
    titleKey = FoldedKey.of(record.provider());
    config = record.config().value();
    encryptedSecret = record.encryptedSecret() == null ? null : record.encryptedSecret().reveal();
    active = record.active();
  }

  static ProviderConfigRow of(TenantId tenant, ProviderConfig record) {
    return new ProviderConfigRow(tenant, record);
  }

  @Override
  ProviderConfig toDomain() {
    return new ProviderConfig(
        key.id(),
        ownerId,
        provider,
        new JsonText(config),
        encryptedSecret == null ? null : new Secret(encryptedSecret),
        active,
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
