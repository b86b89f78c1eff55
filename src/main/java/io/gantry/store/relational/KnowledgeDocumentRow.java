package io.gantry.store.relational;

import io.gantry.library.KnowledgeDocument;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** A row of {@code documents}. */
@Entity
@Table(name = "documents")
class KnowledgeDocumentRow extends OwnedRow<KnowledgeDocument> {

  @Convert(converter = StoredText.class)
  String docType;

  @Convert(converter = StoredText.class)
  @Nullable String title;

  @Nullable String titleKey;

  @Convert(converter = StoredText.class)
  @Nullable String department;

  @Nullable String departmentKey;

  @Convert(converter = StoredText.class)
  @Nullable String summary;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  @Nullable String body;

  @Convert(converter = StoredText.class)
  @Nullable String fileName;

  @Convert(converter = StoredText.class)
  @Nullable String filePath;

  @Nullable Long fileSize;

  @Convert(converter = StoredText.class)
  @Nullable String fileType;

  @Convert(converter = StoredText.class)
  @Nullable String mimeType;

  @Nullable Long chunkCount;

  /** For Hibernate. */
  protected KnowledgeDocumentRow() {}

  private KnowledgeDocumentRow(TenantId tenant, KnowledgeDocument record) {
    super(tenant, record);
    docType = record.docType();
    title = record.title();
    titleKey = FoldedKey.ofOptional(record.title());
    department = record.department();
    departmentKey = FoldedKey.ofOptional(record.department());
    summary = record.summary();
    body = Json.text(record.body());
    fileName = record.fileName();
    filePath = record.filePath();
    fileSize = record.fileSize();
    fileType = record.fileType();
    mimeType = record.mimeType();
    chunkCount = record.chunkCount();
  }

  static KnowledgeDocumentRow of(TenantId tenant, KnowledgeDocument record) {
    return new KnowledgeDocumentRow(tenant, record);
  }

  @Override
  KnowledgeDocument toDomain() {
    return new KnowledgeDocument(
        key.id(),
        ownerId,
        docType,
        title,
        department,
        summary,
        Json.of(body),
        fileName,
        filePath,
        fileSize,
        fileType,
        mimeType,
        chunkCount,
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
