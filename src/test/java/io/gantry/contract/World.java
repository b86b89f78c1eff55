package io.gantry.contract;

import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.chat.Conversation;
import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
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
 * @param shape the version, whose kinds these are
 * @param owner who owns them
 */
record World(Workspace workspace, Shape shape, String owner) {

  /** The id of each record that is not bound to the user. */
  static final String ID = "same";

  /** The record that holds the second place in each list, so that there is a cursor. */
  static final String SECOND = "second";

  private static final PageRequest WIDE = PageRequest.oldestFirst(PageRequest.MAX_LIMIT);

  /** Stores one record of every kind for a user who is there already. */
  World fill() {
    if (shape.has(EntityKind.CREDENTIAL)) {
      workspace.credentials().create(shape.kept(Samples.credential(owner)));
    }
    if (shape.has(EntityKind.SETTINGS)) {
      workspace.settings().create(Samples.settings(owner));
    }
    for (String id : List.of(own(ID), own(SECOND))) {
      fill(id);
    }
    return this;
  }

  private void fill(String id) {
    OwnedKinds.in(shape).forEach(kind -> create(kind, id));
    workspace.messages().append(shape.kept(Samples.message(id, own(ID), owner)));
    if (shape.has(EntityKind.SESSION)) {
      signIn(id);
    }
    if (shape.has(EntityKind.TICKET)) {
      workspace.tickets().create(Samples.ticket(id, own(ID), owner));
    }
    if (shape.has(EntityKind.IDEMPOTENT_ANSWER)) {
      workspace.idempotentAnswers().reserve(Samples.reservation(id, "print", "record"), Samples.AT);
    }
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
    for (OwnedKind<?> kind : OwnedKinds.in(shape)) {
      seen.put(kind + " list", list(kind));
      seen.put(
          kind.toString(),
          kind.repository().apply(workspace).find(owner, kind.id(own(ID))).orElse(null));
    }
    seen.put("shared", workspace.conversations().findByShareId(shareId()).orElse(null));
    seen.put("message", workspace.messages().find(owner, own(ID), own(ID)).orElse(null));
    boolean hasTalk = workspace.conversations().find(owner, own(ID)).isPresent();
    if (hasTalk) {
      seen.put("messages", Lists.messages(workspace, owner, own(ID)));
    }
    if (shape.has(EntityKind.TICKET)) {
      seen.put("ticket", workspace.tickets().find(owner, own(ID), own(ID)).orElse(null));
      seen.put("tickets", hasTalk ? Lists.tickets(workspace, owner, own(ID)) : null);
    }
    seePeople(seen);
    return seen;
  }

  private void seePeople(Map<String, @Nullable Object> seen) {
    if (shape.has(EntityKind.USER)) {
      String name = Samples.user(owner).username();
      seen.put("user", workspace.users().find(owner).orElse(null));
      seen.put("login name", workspace.users().findByLoginName(name).orElse(null));
      seen.put("credential", workspace.credentials().find(owner).orElse(null));
    }
    if (shape.has(EntityKind.SETTINGS)) {
      seen.put("settings", workspace.settings().find(owner).orElse(null));
    }
    if (shape.has(EntityKind.SESSION)) {
      seen.put("sessions", workspace.sessions().list(owner, WIDE).items());
      seen.put("session", workspace.sessions().find(owner, own(ID)).orElse(null));
      seen.put("tokens", tokens());
    }
    if (shape.has(EntityKind.IDEMPOTENT_ANSWER)) {
      seen.put("answer", answer().orElse(null));
    }
  }

  /** All that can be seen of the user whatever the ids are, with the messages and tickets. */
  Map<String, @Nullable Object> everything() {
    Map<String, @Nullable Object> all = seen();
    for (Conversation talk : Lists.conversations(workspace, owner)) {
      all.put("messages of " + talk.id(), Lists.messages(workspace, owner, talk.id()));
    }
    if (shape.has(EntityKind.USER)) {
      all.put("users", workspace.users().list(WIDE).items());
    }
    return all;
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
