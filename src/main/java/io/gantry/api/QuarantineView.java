package io.gantry.api;

import io.gantry.store.QuarantineEntry;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that a move put aside.
 *
 * @param id of the entry
 * @param kind of the record, in the singular
 * @param reason why it was put aside, for people
 * @param source where it came from, for people
 */
public record QuarantineView(
    String id,
    String kind,
    String recordId,
    TenantId tenant,
    String reason,
    String source,
    Instant quarantinedAt) {

  /**
   * The same with the record.
   *
   * @param record as its owner would see it; null when it is there no more
   */
  public record Whole(
      String id,
      String kind,
      String recordId,
      TenantId tenant,
      String reason,
      String source,
      Instant quarantinedAt,
      @Nullable Object record) {}

  static QuarantineView of(TenantId tenant, QuarantineEntry entry) {
    return new QuarantineView(
        entry.id(),
        entry.kind().label(),
        entry.recordId(),
        tenant,
        entry.reason(),
        entry.source(),
        entry.at());
  }

  Whole with(@Nullable Object record) {
    return new Whole(id, kind, recordId, tenant, reason, source, quarantinedAt, record);
  }
}
