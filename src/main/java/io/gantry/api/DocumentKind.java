package io.gantry.api;

import io.gantry.common.OwnedRepository;
import io.gantry.library.KnowledgeDocument;
import io.gantry.store.Workspace;
import org.jspecify.annotations.Nullable;

final class DocumentKind implements OwnedKind<KnowledgeDocument, DocumentBody> {

  @Override
  public String name() {
    return "document";
  }

  @Override
  public String path() {
    return "documents";
  }

  @Override
  public Class<DocumentBody> bodyType() {
    return DocumentBody.class;
  }

  @Override
  public OwnedRepository<KnowledgeDocument> repository(Workspace workspace) {
    return workspace.documents();
  }

  @Override
  public @Nullable String idIn(DocumentBody body) {
    return body.id();
  }

  @Override
  public DocumentBody bodyOf(KnowledgeDocument document) {
    return new DocumentBody(
        null,
        document.docType(),
        document.title(),
        document.department(),
        document.summary(),
        document.body(),
        document.fileName(),
        document.filePath(),
        document.fileSize(),
        document.fileType(),
        document.mimeType(),
        document.chunkCount());
  }

  @Override
  public KnowledgeDocument create(DocumentBody body, Stamp stamp) {
    return new KnowledgeDocument(
        stamp.id(),
        stamp.ownerId(),
        Required.value("doc_type", body.docType()),
        body.title(),
        body.department(),
        body.summary(),
        body.body(),
        body.fileName(),
        body.filePath(),
        body.fileSize(),
        body.fileType(),
        body.mimeType(),
        body.chunkCount(),
        stamp.createdAt(),
        stamp.updatedAt(),
        stamp.revision());
  }
}
