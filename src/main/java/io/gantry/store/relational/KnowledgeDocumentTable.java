package io.gantry.store.relational;

import io.gantry.library.KnowledgeDocument;
import io.gantry.library.KnowledgeDocumentRepository;

/** See {@link KnowledgeDocumentRepository}. */
final class KnowledgeDocumentTable extends OwnedTable<KnowledgeDocument>
    implements KnowledgeDocumentRepository {

  KnowledgeDocumentTable(TenantUnits units) {
    super(OwnedKind.DOCUMENT, units);
  }
}
