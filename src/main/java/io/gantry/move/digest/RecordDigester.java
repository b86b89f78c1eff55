package io.gantry.move.digest;

import io.gantry.move.digest.RecordShape.Component;
import io.gantry.store.BulkRecord;
import io.gantry.store.RecordKey;

/**
 * Makes digests of records: the same for equal records, whatever store they were read from. Not for
 * two threads.
 */
public final class RecordDigester {

  private final Sha256 sha256 = new Sha256();

  public RecordDigest digest(BulkRecord record) {
    RecordShape shape = RecordShape.of(record.value());
    Digest256 key = key(record.key());
    return new RecordDigest(
        key, content(record, shape), revision(key, shape.revision(record.value())));
  }

  /** The bytes of all canonical forms so far. */
  public long bytes() {
    return sha256.total();
  }

  private Digest256 key(RecordKey key) {
    keyInto(key);
    return Digest256.of(sha256.digest());
  }

  private void keyInto(RecordKey key) {
    sha256.text(key.kind().name()).number(key.parts().size());
    key.parts().forEach(sha256::text);
  }

  private Digest256 content(BulkRecord record, RecordShape shape) {
    keyInto(record.key());
    for (Component component : shape.components()) {
      if (!component.isRevision()) {
        sha256.text(component.name());
        CanonicalValue.into(sha256, component.of(record.value()));
      }
    }
    return Digest256.of(sha256.digest());
  }

  private Digest256 revision(Digest256 key, long revision) {
    key.into(sha256);
    return Digest256.of(sha256.number(revision).digest());
  }
}
