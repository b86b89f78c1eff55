package io.gantry.cli;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.Ids;
import io.gantry.common.JsonText;
import io.gantry.common.ListFilter;
import io.gantry.common.PageRequest;
import io.gantry.security.PasswordHasher;
import io.gantry.signin.Accounts;
import io.gantry.signin.Seeder;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What developers find in a new store: the demonstration users, and a canvas with a conversation of
 * one of them; or of the built-in user, where the version knows no others.
 */
final class ExampleData {

  private static final String OWNER = "demo";

  private final Store store;
  private final Clock clock;
  private final Ids ids;

  ExampleData(Store store, Clock clock) {
    this.store = requireNonNull(store, "store");
    this.clock = requireNonNull(clock, "clock");
    this.ids = new Ids(clock);
  }

  /**
   * Makes what is missing, in a store that is prepared.
   *
   * @return what was made, one line each
   * @throws StoreException.Loading when a move left it half full; nothing is made then
   */
  List<String> plant() {
    store
        .administration()
        .unfinishedLoad()
        .ifPresent(
            load -> {
              throw new StoreException.Loading(load);
            });
    List<String> made = new ArrayList<>();
    String owner = LocalUser.ID;
    if (store.schemaVersion().hasSignIn()) {
      made.addAll(users());
      owner = workspace().users().findByLoginName(OWNER).map(User::id).orElse(null);
    }
    if (owner != null && hasNothing(owner)) {
      made.addAll(records(owner));
    }
    return made;
  }

  private List<String> users() {
    try (PasswordHasher hasher = new PasswordHasher()) {
      Seeder seeder = new Seeder(store, new Accounts(store, hasher, clock), clock, ids);
      return seeder.seedDemoUsers()
          ? Seeder.DEMO_USERS.stream().map(ExampleData::line).toList()
          : List.of();
    }
  }

  private static String line(Seeder.DemoUser user) {
    return "user " + user.username() + " with password " + user.password();
  }

  private boolean hasNothing(String owner) {
    PageRequest one = PageRequest.oldestFirst(1);
    return workspace().conversations().list(owner, ListFilter.ALL, one).items().isEmpty();
  }

  private List<String> records(String owner) {
    List<String> made = new ArrayList<>();
    Instant now = clock.instant();
    String canvas = null;
    if (store.schemaVersion().has(EntityKind.CANVAS)) {
      canvas = canvas(owner, now);
      made.add("canvas " + canvas);
    }
    String conversation = conversation(owner, canvas, now);
    made.add("conversation " + conversation + " with 2 messages");
    return made;
  }

  private String canvas(String owner, Instant now) {
    JsonText data = new JsonText("{\"elements\":[],\"appState\":{},\"files\":{}}");
    return workspace()
        .canvases()
        .create(new Canvas(ids.next(), owner, "Example", "", null, data, now, now, 1))
        .id();
  }

  private String conversation(String owner, @Nullable String canvas, Instant now) {
    String id =
        workspace()
            .conversations()
            .create(
                new Conversation(
                    ids.next(),
                    owner,
                    "Example",
                    null,
                    null,
                    null,
                    canvas,
                    false,
                    null,
                    0,
                    null,
                    now,
                    now,
                    1))
            .id();
    workspace().messages().append(message(id, owner, "user", "Hello", now));
    workspace().messages().append(message(id, owner, "assistant", "Good day", now));
    return id;
  }

  private Message message(
      String conversation, String owner, String role, String text, Instant now) {
    String id = ids.next();
    JsonText content = new JsonText("\"" + text + "\"");
    return new Message(
        id, conversation, owner, id, role, content, null, new JsonText("{}"), null, now, now, 1);
  }

  private Workspace workspace() {
    return store.workspace(TenantId.DEFAULT);
  }
}
