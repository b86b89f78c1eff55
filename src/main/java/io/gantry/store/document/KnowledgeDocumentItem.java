package io.gantry.store.document;

import io.gantry.library.KnowledgeDocument;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A knowledge document as it lies in the table. */
@Entity("document")
record KnowledgeDocumentItem(
    @Id("id") String id,
    @Column("owner_id") String ownerId,
    @Column("doc_type") String docType,
    @Column("title") @Nullable String title,
    @Column("department") @Nullable String department,
    @Column("summary") @Nullable String summary,
    @Column("body") @Nullable String body,
    @Column("file_name") @Nullable String fileName,
    @Column("file_path") @Nullable String filePath,
    @Column("file_size") @Nullable Long fileSize,
    @Column("file_type") @Nullable String fileType,
    @Column("mime_type") @Nullable String mimeType,
    @Column("chunk_count") @Nullable Long chunkCount,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision,
    @Column("filter_title") @Nullable String filterTitle,
    @Column("filter_type") @Nullable String filterType,
    @Column("filter_department") @Nullable String filterDepartment,
    @Column("filter_archived") @Nullable Boolean filterArchived)
    implements OwnedItem<KnowledgeDocument> {

  static KnowledgeDocumentItem of(KnowledgeDocument knowledgeDocument) {
    return new KnowledgeDocumentItem(
        knowledgeDocument.id(),
        knowledgeDocument.ownerId(),
        knowledgeDocument.docType(),
        knowledgeDocument.title(),
        knowledgeDocument.department(),
        knowledgeDocument.summary(),
        Values.text(knowledgeDocument.body()),
        knowledgeDocument.fileName(),
        knowledgeDocument.filePath(),
        knowledgeDocument.fileSize(),
        knowledgeDocument.fileType(),
        knowledgeDocument.mimeType(),
        knowledgeDocument.chunkCount(),
        knowledgeDocument.createdAt(),
        knowledgeDocument.updatedAt(),
        knowledgeDocument.revision(),
        Values.folded(knowledgeDocument.filterTitle()),
        knowledgeDocument.filterType(),
        Values.folded(knowledgeDocument.filterDepartment()),
        knowledgeDocument.filterArchived());
  }

  @Override
  public KnowledgeDocument toDomain() {
    return new KnowledgeDocument(
        id,
        ownerId,
        docType,
        title,
        department,
        summary,
        Values.json(body),
        fileName,
        filePath,
        fileSize,
        fileType,
        mimeType,
        chunkCount,
        createdAt,
        updatedAt,
        revision);
  }
}
