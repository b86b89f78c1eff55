package io.gantry.contract;

import static io.gantry.contract.ChatScene.TALK;
import static io.gantry.contract.Scene.ANN;

import io.gantry.account.Credential;
import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.store.IdempotentAnswer;
import io.gantry.store.Workspace;
import java.time.Instant;
import java.util.List;

/** There and back for each kind of record; what was stored under the id before is removed. */
final class Carriage {

  private Carriage() {}

  static <T extends OwnedRecord<T>> T owned(OwnedKind<T> kind, Workspace workspace, T record) {
    OwnedRepository<T> repository = kind.repository().apply(workspace);
    repository.delete(record.ownerId(), record.id());
    T stored = repository.create(record);
    return repository.find(record.ownerId(), stored.id()).orElseThrow();
  }

  static Message message(Workspace workspace, Message message) {
    makeTalk(workspace);
    List<String> before = ChatScene.ids(Lists.messages(workspace, ANN, TALK));
    workspace.messages().deleteAll(ANN, TALK, before);
    String id = workspace.messages().append(message).id();
    return workspace.messages().find(ANN, TALK, id).orElseThrow();
  }

  static Ticket ticket(Workspace workspace, Ticket ticket) {
    makeTalk(workspace);
    workspace.tickets().delete(ANN, TALK, ticket.id());
    workspace.tickets().create(ticket);
    return workspace.tickets().find(ANN, TALK, ticket.id()).orElseThrow();
  }

  static User user(Workspace workspace, User user) {
    workspace.users().delete(user.id());
    workspace.users().create(user, null);
    return workspace.users().find(user.id()).orElseThrow();
  }

  static Credential credential(Workspace workspace, Credential credential) {
    workspace.credentials().delete(ANN);
    workspace.credentials().create(credential);
    return workspace.credentials().find(ANN).orElseThrow();
  }

  static UserSettings settings(Workspace workspace, UserSettings settings) {
    workspace.settings().delete(ANN);
    workspace.settings().create(settings);
    return workspace.settings().find(ANN).orElseThrow();
  }

  static LoginSession session(Workspace workspace, LoginSession session) {
    renewOwner(workspace);
    workspace.sessions().create(session, Samples.liveToken(session.id(), ANN, session.id()));
    return workspace.sessions().find(ANN, session.id()).orElseThrow();
  }

  static RefreshToken token(Workspace workspace, RefreshToken token) {
    renewOwner(workspace);
    workspace.sessions().create(Samples.liveSession(token.familyId(), ANN), token);
    return workspace.refreshTokens().find(token.hash()).orElseThrow();
  }

  /** An answer is reserved and then completed with what the record says. */
  static IdempotentAnswer answer(Workspace workspace, IdempotentAnswer answer) {
    Instant now = Instant.EPOCH;
    workspace.idempotentAnswers().release(answer.key());
    workspace
        .idempotentAnswers()
        .reserve(
            new IdempotentAnswer(
                answer.key(),
                answer.fingerprint(),
                answer.recordId(),
                null,
                null,
                answer.leaseUntil(),
                Samples.FAR),
            now);
    workspace.idempotentAnswers().complete(answer.completed(200, answer.answer()));
    IdempotentAnswer found = workspace.idempotentAnswers().find(answer.key(), now).orElseThrow();
    return new IdempotentAnswer(
        found.key(),
        found.fingerprint(),
        found.recordId(),
        answer.status(),
        found.answer(),
        found.leaseUntil(),
        found.expiresAt());
  }

  /** Sessions go with their user. */
  private static void renewOwner(Workspace workspace) {
    workspace.users().delete(ANN);
    workspace.users().create(Samples.user(ANN), null);
  }

  private static void makeTalk(Workspace workspace) {
    if (workspace.conversations().find(ANN, TALK).isEmpty()) {
      workspace.conversations().create(Samples.bareConversation(TALK, ANN));
    }
  }
}
