package io.gantry.library;

import io.gantry.common.OwnedRepository;

/** The knowledge documents of one tenant. */
public interface KnowledgeDocumentRepository extends OwnedRepository<KnowledgeDocument> {}
