package io.gantry.store.relational;

import io.gantry.library.KnowledgeDocument;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code documents} as lists need it, without {@code body}. */
@Entity
@Immutable
@Table(name = "documents")
class KnowledgeDocumentSummaryRow extends OwnedRow<KnowledgeDocument> {

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
  protected KnowledgeDocumentSummaryRow() {}

  @Override
  KnowledgeDocument toDomain() {
    return new KnowledgeDocument(
        key.id(),
        ownerId,
        docType,
        title,
        department,
        summary,
        null,
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
