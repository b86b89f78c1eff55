package io.gantry.store.relational;

import io.gantry.provider.ProviderConfig;
import io.gantry.provider.ProviderConfigRepository;

/** See {@link ProviderConfigRepository}. */
final class ProviderConfigTable extends OwnedTable<ProviderConfig>
    implements ProviderConfigRepository {

  ProviderConfigTable(TenantUnits units) {
    super(OwnedKind.PROVIDER_CONFIG, units);
  }
}
