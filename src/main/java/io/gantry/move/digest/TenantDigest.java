package io.gantry.move.digest;

import static java.util.Objects.requireNonNull;

import io.gantry.tenancy.TenantId;

/**
 * The records of one kind of one tenant, summed up.
 *
 * @param root SHA-256 of all of them but their revisions, in hex
 * @param revisionRoot SHA-256 of all keys with their revisions, in hex
 */
public record TenantDigest(TenantId tenant, long count, String root, String revisionRoot) {

  public TenantDigest {
    requireNonNull(tenant, "tenant");
    requireNonNull(root, "root");
    requireNonNull(revisionRoot, "revisionRoot");
  }
}
