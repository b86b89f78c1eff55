package io.gantry.store;

import static java.util.Objects.requireNonNull;

import io.gantry.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something odd about a row that became a record all the same, or that nothing could be made of.
 *
 * @param tenant null when the row names what no tenant can be called
 * @param key the record; for a row that is none, what comes next to a key of it
 * @param detail what is odd and how it was taken, for people, without content or secrets
 */
public record BulkRemark(@Nullable TenantId tenant, RecordKey key, Oddity oddity, String detail) {

  public BulkRemark {
    requireNonNull(key, "key");
    requireNonNull(oddity, "oddity");
    requireNonNull(detail, "detail");
  }

  /** What can be odd. */
  public enum Oddity {
    /** Its conversation, canvas or user has no row; what was made up for it is said. */
    ORPHAN,
    /** Text that should be JSON and is not; taken as a JSON string. */
    NOT_JSON,
    /** A time that is missing or unreadable; another one was taken. */
    NO_TIME,
    /** A value that no record may have; another that says as much was taken. */
    UNFIT_VALUE,
    /** A value that no record may have, and of which the one that was taken is only a part. */
    CUT,
    /** There is no row for it; it was made for the sake of others that need it. */
    MADE,
    /** A user signs in with a password that everybody can know; it is taken along. */
    KNOWN_PASSWORD,
    /** A part of a row, or a row, that is never taken along, and why. */
    LEFT,
    /** Rows that no kind of record has a place for. */
    NO_KIND,
    /** Not to be made into a record at all: the move must not go on as if it were not there. */
    UNREADABLE
  }
}
