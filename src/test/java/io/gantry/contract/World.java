package io.gantry.contract;

import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.User;
import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.IdempotentAnswer;
import io.gantry.store.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One record of every kind under ids that are the same in every tenant, and all that can be seen of
 * them.
 *
 * @param workspace where the records lie
 * @param owner who owns them
 */
record World(Workspace workspace, String owner) {

  /** The id of each record that is not bound to the user. */
  static final String ID = "same";

  /** The record that holds the second place in each list, so that there is a cursor. */
  static final String SECOND = "second";

  private static final PageRequest WIDE = PageRequest.oldestFirst(PageRequest.MAX_LIMIT);

  /** Stores one record of every kind for a user who is there already. */
  World fill() {
    workspace.credentials().create(Samples.credential(owner));
    workspace.settings().create(Samples.settings(owner));
    for (String id : List.of(own(ID), own(SECOND))) {
      signIn(id);
      OwnedKinds.ALL.forEach(kind -> create(kind, id));
      workspace.messages().append(Samples.message(id, own(ID), owner));
      workspace.tickets().create(Samples.ticket(id, own(ID), owner));
      workspace.idempotentAnswers().reserve(Samples.reservation(id, "print", "record"), Samples.AT);
    }
    return this;
  }

  private void signIn(String id) {
    workspace.sessions().create(Samples.liveSession(id, owner), Samples.liveToken(id, owner, id));
  }

  private <T extends OwnedRecord<T>> void create(OwnedKind<T> kind, String id) {
    kind.repository().apply(workspace).create(kind.full(id, owner));
  }

  /** Ids are the same in every tenant, and differ between owners. */
  String own(String id) {
    return id + "-" + owner;
  }

  /** All that the ports show of these records, by kind. */
  Map<String, @Nullable Object> seen() {
    Map<String, @Nullable Object> seen = new TreeMap<>();
    Optional<User> user = workspace.users().find(owner);
    seen.put("user", user.orElse(null));
    seen.put(
        "login name",
        workspace.users().findByLoginName(Samples.user(owner).username()).orElse(null));
    seen.put("credential", workspace.credentials().find(owner).orElse(null));
    seen.put("settings", workspace.settings().find(owner).orElse(null));
    for (OwnedKind<?> kind : OwnedKinds.ALL) {
      seen.put(kind + " list", list(kind));
      seen.put(
          kind.toString(), kind.repository().apply(workspace).find(owner, own(ID)).orElse(null));
    }
    seen.put("sessions", workspace.sessions().list(owner, WIDE).items());
    seen.put("session", workspace.sessions().find(owner, own(ID)).orElse(null));
    seen.put("tokens", tokens());
    seen.put("shared", workspace.conversations().findByShareId(shareId()).orElse(null));
    seen.put("answer", answer().orElse(null));
    if (workspace.conversations().find(owner, own(ID)).isPresent()) {
      seen.put("messages", Lists.messages(workspace, owner, own(ID)));
      seen.put("tickets", Lists.tickets(workspace, owner, own(ID)));
    }
    seen.put("message", workspace.messages().find(owner, own(ID), own(ID)).orElse(null));
    seen.put("ticket", workspace.tickets().find(owner, own(ID), own(ID)).orElse(null));
    return seen;
  }

  /** The share id of the conversation. */
  String shareId() {
    return String.valueOf(Samples.conversation(own(ID), owner).shareId());
  }

  Optional<IdempotentAnswer> answer() {
    return workspace.idempotentAnswers().find(own(ID), Samples.AT);
  }

  private List<RefreshToken> tokens() {
    List<RefreshToken> tokens = new ArrayList<>();
    workspace.refreshTokens().find(own(ID)).ifPresent(tokens::add);
    workspace.refreshTokens().find(own(SECOND)).ifPresent(tokens::add);
    return tokens;
  }

  private <T extends OwnedRecord<T>> List<T> list(OwnedKind<T> kind) {
    return kind.repository().apply(workspace).list(owner, ListFilter.ALL, WIDE).items();
  }

  /** A sign-in that is not among the records. */
  LoginSession newSession(String id) {
    return RecordCopy.with(Samples.liveSession(id, owner), "userAgent", "new");
  }
}
