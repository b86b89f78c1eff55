package io.gantry.fake;

import io.gantry.account.LoginSession;
import io.gantry.account.LoginSessionRepository;
import io.gantry.account.RefreshToken;
import io.gantry.common.CursorCodec;
import io.gantry.common.ListPosition;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.store.EntityKind;
import io.gantry.store.Keyset;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class InMemorySessions implements LoginSessionRepository {

  private static final String KIND = EntityKind.SESSION.label();

  private final TenantId tenant;
  private final TenantRecords records;
  private final CursorCodec cursors;
  private final Listing<LoginSession, ListPosition> listing =
      Listing.byInstant(session -> new ListPosition(session.createdAt(), session.id()));

  InMemorySessions(TenantId tenant, TenantRecords records, CursorCodec cursors) {
    this.tenant = tenant;
    this.records = records;
    this.cursors = cursors;
  }

  @Override
  public void create(LoginSession session, RefreshToken firstToken) {
    synchronized (records) {
      records.requireUser(session.userId());
      if (records.sessions.containsKey(session.id())) {
        throw new StoreException.AlreadyExists(KIND, "id");
      }
      if (records.tokens.containsKey(firstToken.hash())) {
        throw new StoreException.AlreadyExists(EntityKind.REFRESH_TOKEN.label(), "hash");
      }
      records.sessions.put(session.id(), session);
      records.tokens.put(firstToken.hash(), firstToken);
    }
  }

  @Override
  public Optional<LoginSession> find(String userId, String id) {
    synchronized (records) {
      return Optional.ofNullable(records.sessions.get(id))
          .filter(session -> session.userId().equals(userId));
    }
  }

  @Override
  public Page<LoginSession> list(String userId, PageRequest page) {
    Keyset keyset = Keyset.of(cursors, page, tenant.value(), KIND, userId);
    synchronized (records) {
      List<LoginSession> mine =
          records.sessions.values().stream().filter(s -> s.userId().equals(userId)).toList();
      return listing.page(keyset, mine);
    }
  }

  @Override
  public boolean revoke(String userId, String id, Instant at) {
    synchronized (records) {
      Optional<LoginSession> live = find(userId, id).filter(s -> s.revokedAt() == null);
      live.ifPresent(session -> revoke(session, at));
      return live.isPresent();
    }
  }

  private void revoke(LoginSession session, Instant at) {
    records.sessions.put(session.id(), RecordCopy.with(session, "revokedAt", at));
    records.tokens.replaceAll(
        (hash, token) ->
            token.familyId().equals(session.id())
                ? RecordCopy.with(token, "revokedAt", at)
                : token);
  }
}
