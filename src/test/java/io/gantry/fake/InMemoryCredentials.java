package io.gantry.fake;

import io.gantry.account.Credential;
import io.gantry.account.CredentialRepository;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.util.Optional;

final class InMemoryCredentials implements CredentialRepository {

  private static final String KIND = EntityKind.CREDENTIAL.label();

  private final TenantRecords records;

  InMemoryCredentials(TenantRecords records) {
    this.records = records;
  }

  @Override
  public Optional<Credential> find(String userId) {
    synchronized (records) {
      return Optional.ofNullable(records.credentials.get(userId));
    }
  }

  @Override
  public void create(Credential credential) {
    synchronized (records) {
      records.requireUser(credential.userId());
      if (records.credentials.putIfAbsent(credential.userId(), credential) != null) {
        throw new StoreException.AlreadyExists(KIND, "user_id");
      }
    }
  }

  @Override
  public Credential replace(Credential credential) {
    String id = credential.userId();
    synchronized (records) {
      Credential stored = find(id).orElseThrow(() -> new StoreException.NotFound(KIND, id));
      TenantRecords.requireRevision(
          EntityKind.CREDENTIAL, id, stored.revision(), credential.revision());
      Credential replaced =
          RecordCopy.keeping(stored, credential, "createdAt").withRevision(stored.revision() + 1);
      records.credentials.put(id, replaced);
      return replaced;
    }
  }

  @Override
  public boolean delete(String userId) {
    synchronized (records) {
      return records.credentials.remove(userId) != null;
    }
  }
}
