package io.gantry.account;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Text;
import io.gantry.common.Times;
import io.gantry.tenancy.TenantId;
import java.time.Instant;

/**
 * An organisation: the unit of isolation, export and purge.
 *
 * @param name as shown to people, 1 to {@value #MAX_NAME_LENGTH} characters
 * @param revision 1 when created, one more with each change
 */
public record Tenant(
    TenantId id,
    String name,
    TenantStatus status,
    Instant createdAt,
    Instant updatedAt,
    long revision) {

  public static final int MAX_NAME_LENGTH = 200;

  public Tenant {
    requireNonNull(id, "id");
    Text.requireFilled("name", name, MAX_NAME_LENGTH);
    requireNonNull(status, "status");
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  public Tenant withRevision(long newRevision) {
    return new Tenant(id, name, status, createdAt, updatedAt, newRevision);
  }
}
