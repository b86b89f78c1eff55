package io.gantry.store.document;

import jakarta.nosql.Entity;
import jakarta.nosql.Id;

/** Says that somebody owned records in the tenant, user or not: who erases a tenant looks here. */
@Entity("owner")
record OwnerItem(@Id("owner_id") String ownerId) {}
