package io.gantry.move;

import static java.util.Objects.requireNonNull;

/** A copy met a record that cannot arrive; carries what was written until then. */
final class CopyStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient MoveException reason;
  private final transient CopyJournal written;

  CopyStopped(MoveException reason, CopyJournal written) {
    super(reason);
    this.reason = requireNonNull(reason, "reason");
    this.written = requireNonNull(written, "written");
  }

  MoveException reason() {
    return reason;
  }

  CopyJournal written() {
    return written;
  }
}
