package io.gantry.move.digest;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The records of one kind, summed up.
 *
 * @param tenants those that have any, in the order of their ids
 */
public record KindDigest(EntityKind kind, List<TenantDigest> tenants) {

  public KindDigest {
    requireNonNull(kind, "kind");
    tenants =
        tenants.stream().sorted(Comparator.comparing(tenant -> tenant.tenant().value())).toList();
  }

  /** The records of all tenants. */
  public long count() {
    return tenants.stream().mapToLong(TenantDigest::count).sum();
  }

  /** SHA-256 of the ids of all tenants with their roots, in hex. */
  public String root() {
    return joined(TenantDigest::root);
  }

  /** SHA-256 of the ids of all tenants with their revision roots, in hex. */
  public String revisionRoot() {
    return joined(TenantDigest::revisionRoot);
  }

  private String joined(Function<TenantDigest, String> root) {
    Sha256 sha256 = new Sha256();
    tenants.forEach(tenant -> sha256.text(tenant.tenant().value()).text(root.apply(tenant)));
    return Sha256.hex(sha256.digest());
  }
}
