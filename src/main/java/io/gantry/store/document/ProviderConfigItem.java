package io.gantry.store.document;

import io.gantry.common.JsonText;
import io.gantry.provider.ProviderConfig;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A provider config as it lies in the table. */
@Entity("provider_config")
record ProviderConfigItem(
    @Id("id") String id,
    @Column("owner_id") String ownerId,
    @Column("provider") String provider,
    @Column("config") String config,
    @Column("encrypted_secret") @Nullable String encryptedSecret,
    @Column("active") Boolean active,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision,
    @Column("filter_title") @Nullable String filterTitle,
    @Column("filter_type") @Nullable String filterType,
    @Column("filter_department") @Nullable String filterDepartment,
    @Column("filter_archived") @Nullable Boolean filterArchived)
    implements OwnedItem<ProviderConfig> {

  static ProviderConfigItem of(ProviderConfig providerConfig) {
    return new ProviderConfigItem(
        providerConfig.id(),
        providerConfig.ownerId(),
        providerConfig.provider(),
        providerConfig.config().value(),
        Values.revealed(providerConfig.encryptedSecret()),
        providerConfig.active(),
        providerConfig.createdAt(),
        providerConfig.updatedAt(),
        providerConfig.revision(),
        Values.folded(providerConfig.filterTitle()),
        providerConfig.filterType(),
        Values.folded(providerConfig.filterDepartment()),
        providerConfig.filterArchived());
  }

  @Override
  public ProviderConfig toDomain() {
    return new ProviderConfig(
        id,
        ownerId,
        provider,
        new JsonText(config),
        Values.secret(encryptedSecret),
        active,
        createdAt,
        updatedAt,
        revision);
  }
}
