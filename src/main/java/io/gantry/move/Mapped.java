package io.gantry.move;

import io.gantry.store.BulkRecord;

/** What becomes of a record of the source. */
sealed interface Mapped {

  /** It goes to the target like this. */
  record Moved(BulkRecord record) implements Mapped {}

  /** It stays where it is, by a choice that was made by name. */
  record Left(Reason reason) implements Mapped {}

  /** The target cannot hold it. */
  record Unfit(Finding.Sort sort, String detail) implements Mapped {}

  /** Why a record stays where it is. */
  enum Reason {
    /** It is of another tenant or user than those to be moved. */
    NOT_CHOSEN,
    /** The target has no such kind. */
    LACKING_KIND,
    /** The target has one tenant, and needs no record of it. */
    IMPLIED
  }
}
