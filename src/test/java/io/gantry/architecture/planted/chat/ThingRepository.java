package io.gantry.architecture.planted.chat;

import io.gantry.tenancy.TenantId;

interface ThingRepository {

  Thing find(TenantId tenant, String id);
}
