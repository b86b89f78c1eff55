package io.gantry.contract;

import static io.gantry.contract.Scene.ANN;

import io.gantry.account.RefreshToken;
import io.gantry.account.User;
import io.gantry.common.ListFilter;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.PageRequest;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call of every method of every repository, on the ids that {@link World} uses. */
final class IsolationCases {

  private static final String ID = World.ID + "-" + ANN;
  private static final String NEW = "new";
  private static final PageRequest PAGE = PageRequest.newestFirst(1);

  private final List<IsolationCase> cases = new ArrayList<>();

  private final Shape shape;

  private IsolationCases(Shape shape) {
    this.shape = shape;
  }

  /** The cases of the kinds that the version has. */
  static List<IsolationCase> in(Shape shape) {
    IsolationCases made = new IsolationCases(shape);
    OwnedKinds.in(shape).forEach(made::addOwned);
    made.addConversations();
    made.addMessages();
    made.addIf(EntityKind.TICKET, made::addTickets);
    made.addIf(EntityKind.USER, made::addUsers);
    made.addIf(EntityKind.CREDENTIAL, made::addCredentials);
    made.addIf(EntityKind.SETTINGS, made::addSettings);
    made.addIf(EntityKind.SESSION, made::addSessions);
    made.addIf(EntityKind.REFRESH_TOKEN, made::addTokens);
    made.addIf(EntityKind.IDEMPOTENT_ANSWER, made::addAnswers);
    return List.copyOf(made.cases);
  }

  private void addIf(EntityKind kind, Runnable cases) {
    if (shape.has(kind)) {
      cases.run();
    }
  }

  private void read(String method, Function<Workspace, @Nullable Object> call) {
    cases.add(new IsolationCase(method, call, true));
  }

  private void write(String method, Consumer<Workspace> call) {
    read(
        method,
        workspace -> {
          call.accept(workspace);
          return "done";
        });
  }

  /** For calls whose own effect stores may leave to their database. */
  private void sweep(String method, Function<Workspace, @Nullable Object> call) {
    cases.add(new IsolationCase(method, call, false));
  }

  private <T extends OwnedRecord<T>> void addOwned(OwnedKind<T> kind) {
    String name = Lacking.camel(kind.entity().plural(), " ");
    String id = kind.id(ID);
    Function<Workspace, ? extends OwnedRepository<T>> repository = kind.repository();
    write(name + ".create(OwnedRecord)", w -> repository.apply(w).create(kind.bare(ID, ANN)));
    read(name + ".find(String,String)", w -> repository.apply(w).find(ANN, id));
    read(
        name + ".replace(OwnedRecord)",
        w -> {
          T record = kind.changed(ID, ANN);
          long revision = repository.apply(w).find(ANN, id).map(OwnedRecord::revision).orElse(1L);
          return repository.apply(w).replace(record.withRevision(revision));
        });
    read(name + ".delete(String,String)", w -> repository.apply(w).delete(ANN, id));
    write(
        name + ".delete(String,String,long)",
        w -> {
          long revision = repository.apply(w).find(ANN, id).map(OwnedRecord::revision).orElse(1L);
          repository.apply(w).delete(ANN, id, revision);
        });
    read(
        name + ".list(String,ListFilter,PageRequest)",
        w -> repository.apply(w).list(ANN, ListFilter.ALL, PAGE));
  }

  private void addConversations() {
    String shareId = String.valueOf(Samples.conversation(ID, ANN).shareId());
    read("conversations.findByShareId(String)", w -> w.conversations().findByShareId(shareId));
  }

  private void addMessages() {
    write(
        "messages.append(Message)",
        w -> w.messages().append(shape.kept(Samples.message(NEW, ID, ANN))));
    write(
        "messages.append(String,List)",
        w ->
            w.messages()
                .append(
                    ID,
                    List.of(
                        shape.kept(Samples.message(NEW, ID, ANN)),
                        Samples.bareMessage("x", ID, ANN))));
    read("messages.find(String,String,String)", w -> w.messages().find(ANN, ID, ID));
    read("messages.list(String,String,PageRequest)", w -> w.messages().list(ANN, ID, PAGE));
    read(
        "messages.replace(Message)",
        w -> w.messages().replace(shape.kept(Samples.changedMessage(ID, ID, ANN))));
    read(
        "messages.deleteAll(String,String,Collection)",
        w -> w.messages().deleteAll(ANN, ID, List.of(ID, NEW)));
  }

  private void addTickets() {
    write("tickets.create(Ticket)", w -> w.tickets().create(Samples.ticket(NEW, ID, ANN)));
    read("tickets.find(String,String,String)", w -> w.tickets().find(ANN, ID, ID));
    read("tickets.replace(Ticket)", w -> w.tickets().replace(Samples.changedTicket(ID, ID, ANN)));
    read("tickets.delete(String,String,String)", w -> w.tickets().delete(ANN, ID, ID));
    read("tickets.list(String,String,PageRequest)", w -> w.tickets().list(ANN, ID, PAGE));
  }

  private void addUsers() {
    User renamed = shape.kept(RecordCopy.with(Samples.changedUser(ANN), "username", "renamed"));
    write(
        "users.create(User,Credential)",
        w -> w.users().create(shape.kept(Samples.user(NEW)), shape.kept(Samples.credential(NEW))));
    read("users.find(String)", w -> w.users().find(ANN));
    read("users.findByLoginName(String)", w -> w.users().findByLoginName("NAME of " + ANN));
    read("users.replace(User)", w -> w.users().replace(renamed));
    read("users.delete(String)", w -> w.users().delete(ANN));
    read("users.list(PageRequest)", w -> w.users().list(PAGE));
  }

  private void addCredentials() {
    read("credentials.find(String)", w -> w.credentials().find(ANN));
    write(
        "credentials.create(Credential)",
        w -> w.credentials().create(shape.kept(Samples.changedCredential(ANN))));
    read(
        "credentials.replace(Credential)",
        w -> w.credentials().replace(shape.kept(Samples.changedCredential(ANN))));
    read("credentials.delete(String)", w -> w.credentials().delete(ANN));
  }

  private void addSettings() {
    read("settings.find(String)", w -> w.settings().find(ANN));
    write("settings.create(UserSettings)", w -> w.settings().create(Samples.changedSettings(ANN)));
    read("settings.replace(UserSettings)", w -> w.settings().replace(Samples.changedSettings(ANN)));
    read("settings.delete(String)", w -> w.settings().delete(ANN));
  }

  private void addSessions() {
    write(
        "sessions.create(LoginSession,RefreshToken)",
        w -> w.sessions().create(Samples.liveSession(ID, ANN), Samples.liveToken(ID, ANN, ID)));
    read("sessions.find(String,String)", w -> w.sessions().find(ANN, ID));
    read("sessions.list(String,PageRequest)", w -> w.sessions().list(ANN, PAGE));
    read(
        "sessions.revoke(String,String,Instant)", w -> w.sessions().revoke(ANN, ID, Samples.LATER));
  }

  private void addTokens() {
    RefreshToken token = Samples.liveToken(ID, ANN, ID);
    read("refreshTokens.find(String)", w -> w.refreshTokens().find(ID));
    read(
        "refreshTokens.rotate(String,RefreshToken,Instant)",
        w -> w.refreshTokens().rotate(ID, Samples.successor(NEW, token), Samples.LATER));
    sweep(
        "refreshTokens.deleteExpired(Instant,int)",
        w -> w.refreshTokens().deleteExpired(Samples.FAR.plusSeconds(1), 100));
  }

  private void addAnswers() {
    read(
        "idempotentAnswers.reserve(IdempotentAnswer,Instant)",
        w -> w.idempotentAnswers().reserve(Samples.reservation(ID, "print", "other"), Samples.AT));
    read("idempotentAnswers.find(String,Instant)", w -> w.idempotentAnswers().find(ID, Samples.AT));
    write(
        "idempotentAnswers.complete(IdempotentAnswer)",
        w ->
            w.idempotentAnswers()
                .complete(Samples.reservation(ID, "print", "record").completed(200, "x")));
    write("idempotentAnswers.release(String)", w -> w.idempotentAnswers().release(ID));
    sweep(
        "idempotentAnswers.deleteExpired(Instant,int)",
        w -> w.idempotentAnswers().deleteExpired(Samples.FAR.plusSeconds(1), 100));
  }
}
