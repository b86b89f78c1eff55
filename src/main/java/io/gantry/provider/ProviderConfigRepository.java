package io.gantry.provider;

import io.gantry.common.OwnedRepository;

/** The provider settings of one tenant. A user may have several for one provider. */
public interface ProviderConfigRepository extends OwnedRepository<ProviderConfig> {}
