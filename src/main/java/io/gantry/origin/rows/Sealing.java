package io.gantry.origin.rows;

import io.gantry.common.Secret;
import io.gantry.tenancy.TenantId;

/**
 * Encrypts keys that another program kept in clear. The same secret of the same record must become
 * the same ciphertext each time: a move reads its source more than once.
 */
@FunctionalInterface
public interface Sealing {

  Secret seal(Secret secret, TenantId tenant, String id);
}
