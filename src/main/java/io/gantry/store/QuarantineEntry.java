package io.gantry.store;

import static java.util.Objects.requireNonNull;

import io.gantry.common.ListFilter;
import io.gantry.library.KnowledgeDocument;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells of a record that a move put aside: it belongs to a user of the tenant whom nobody is, and
 * so does this entry, which is kept as a document. Both can be looked at, moved and deleted like
 * anything else, in every store that has documents.
 *
 * @param id of the document
 * @param kind of the record
 * @param recordId of the record
 * @param reason why, for people
 * @param source where it came from, for people
 * @param at when the move put it aside
 */
public record QuarantineEntry(
    String id, EntityKind kind, String recordId, String reason, String source, Instant at) {

  /** The id of the user who owns what was put aside, the same in each tenant. */
  public static final String OWNER = "quarantine";

  private static final String TYPE = "quarantine";

  /** What tells entries from other documents of the user. */
  public static final ListFilter FILTER = new ListFilter(null, TYPE, null, null, null, null);

  public QuarantineEntry {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(recordId, "recordId");
    requireNonNull(reason, "reason");
    requireNonNull(source, "source");
    requireNonNull(at, "at");
  }

  /** The document that it is kept as. */
  public KnowledgeDocument document() {
    return new KnowledgeDocument(
        id,
        OWNER,
        TYPE,
        kind.label() + " " + recordId,
        null,
        cut(reason, KnowledgeDocument.MAX_SUMMARY_LENGTH),
        null,
        recordId,
        cut(source, KnowledgeDocument.MAX_PATH_LENGTH),
        null,
        kind.label(),
        null,
        null,
        at,
        at,
        1);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** The entry that a document keeps, whole or as lists give it; empty when it is another one. */
  public static Optional<QuarantineEntry> of(KnowledgeDocument document) {
    if (!document.ownerId().equals(OWNER)
        || !document.docType().equals(TYPE)
        || document.fileName() == null
        || document.summary() == null
        || document.filePath() == null) {
      return Optional.empty();
    }
    return Arrays.stream(EntityKind.values())
        .filter(kind -> kind.label().equals(document.fileType()))
        .map(
            kind ->
                new QuarantineEntry(
                    document.id(),
                    kind,
                    document.fileName(),
                    document.summary(),
                    document.filePath(),
                    document.createdAt()))
        .findFirst();
  }
}
