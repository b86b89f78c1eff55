package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.account.CredentialRepository;
import java.util.Optional;

/** Credentials, each beside its user. */
final class CredentialDocuments implements CredentialRepository {

  private final PerUserDocuments<CredentialItem> documents;

  CredentialDocuments(Documents documents) {
    this.documents = new PerUserDocuments<>(documents, CredentialItem.class, "credential");
  }

  @Override
  public Optional<Credential> find(String userId) {
    requireNonNull(userId, "userId");
    return documents.find(userId).map(CredentialItem::toDomain);
  }

  @Override
  public void create(Credential credential) {
    requireNonNull(credential, "credential");
    documents.create(credential.userId(), CredentialItem.of(credential));
  }

  @Override
  public Credential replace(Credential credential) {
    requireNonNull(credential, "credential");
    long revision = credential.revision();
    CredentialItem next = CredentialItem.of(credential.withRevision(revision + 1));
    return documents.replace(credential.userId(), revision, next).toDomain();
  }

  @Override
  public boolean delete(String userId) {
    requireNonNull(userId, "userId");
    return documents.delete(userId);
  }
}
