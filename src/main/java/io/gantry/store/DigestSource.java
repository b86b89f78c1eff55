package io.gantry.store;

import io.gantry.tenancy.TenantId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has the database make digests of its records, so that they need not leave it. Safe for use by
 * many threads; fails as its {@link BulkReader} does, whose snapshot it sees.
 */
@FunctionalInterface
public interface DigestSource {

  /**
   * Digests of the records of the range behind a place, in the same order as {@link
   * BulkReader#read} gives records, and with places that it knows as well.
   *
   * @return empty when the database cannot make those that come next; the records themselves are to
   *     be read then, a batch at least
   * @throws IllegalArgumentException when the range or the place is not one of this store
   */
  Optional<Batch> digests(BulkRange range, Optional<String> after);

  /**
   * The digests of one record.
   *
   * @param key SHA-256 of the {@link CanonicalForm} of its key
   * @param content SHA-256 of the form of the record
   * @param revision 0 where the record has none
   */
  record Digests(TenantId tenant, ByteBuffer key, ByteBuffer content, long revision) {}

  /**
   * Digests of some records of a range.
   *
   * @param bytes of the forms of the records, about
   * @param next where the rest of the range begins; null when nothing is left
   */
  record Batch(List<Digests> digests, long bytes, @Nullable String next) {

    public Batch {
      digests = List.copyOf(digests);
    }

    public Optional<String> following() {
      return Optional.ofNullable(next);
    }
  }
}
