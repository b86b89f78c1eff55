package io.gantry.fake;

import io.gantry.account.Credential;
import io.gantry.account.CredentialRepository;
import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import java.util.Optional;

final class InMemoryCredentials implements CredentialRepository {

  private static final String KIND = EntityKind.CREDENTIAL.label();

  private final VersionRules rules;
  private final TenantRecords records;

  InMemoryCredentials(VersionRules rules, TenantRecords records) {
    this.rules = rules;
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
      rules.requireKept(credential.userId(), credential);
      records.requireUser(credential.userId());
      Credential stored = rules.created(credential);
      if (records.credentials.putIfAbsent(credential.userId(), stored) != null) {
        throw new StoreException.AlreadyExists(KIND, "user_id");
      }
    }
  }

  @Override
  public Credential replace(Credential credential) {
    String id = credential.userId();
    rules.requireKept(credential);
    synchronized (records) {
      Credential stored = find(id).orElseThrow(() -> new StoreException.NotFound(KIND, id));
      TenantRecords.requireRevision(
          EntityKind.CREDENTIAL, id, stored.revision(), credential.revision());
      Credential replaced =
          rules.changed(stored, RecordCopy.keeping(stored, credential, "createdAt"));
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
