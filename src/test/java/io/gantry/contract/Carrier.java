package io.gantry.contract;

import io.gantry.chat.Message;
import io.gantry.common.OwnedRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One kind of record as a carrier of values: stores a record and reads it back.
 *
 * @param sample makes a full record from an id
 * @param roundTrip stores the record and gives what is found then; may be used often for one id
 */
record Carrier<R>(
    EntityKind kind, Function<String, R> sample, BiFunction<Workspace, R, R> roundTrip) {

  private static final String ANN = Scene.ANN;
  private static final String TALK = ChatScene.TALK;

  /** Every kind of record that a workspace of the version holds. */
  static List<Carrier<?>> in(Shape shape) {
    List<Carrier<?>> all = new ArrayList<>();
    OwnedKinds.in(shape).forEach(kind -> all.add(owned(kind)));
    others().stream().filter(carrier -> shape.has(carrier.kind())).forEach(all::add);
    return List.copyOf(all);
  }

  private static List<Carrier<?>> others() {
    return List.of(
        new Carrier<>(EntityKind.MESSAGE, Carrier::message, Carriage::message),
        new Carrier<>(EntityKind.TICKET, id -> Samples.ticket(id, TALK, ANN), Carriage::ticket),
        new Carrier<>(EntityKind.USER, Samples::user, Carriage::user),
        new Carrier<>(EntityKind.CREDENTIAL, id -> Samples.credential(ANN), Carriage::credential),
        new Carrier<>(EntityKind.SETTINGS, id -> Samples.settings(ANN), Carriage::settings),
        new Carrier<>(EntityKind.SESSION, id -> Samples.session(id, ANN), Carriage::session),
        new Carrier<>(EntityKind.REFRESH_TOKEN, id -> Samples.token(id, ANN, id), Carriage::token),
        new Carrier<>(
            EntityKind.IDEMPOTENT_ANSWER,
            id -> Samples.reservation(id, "p", "r"),
            Carriage::answer));
  }

  private static Message message(String id) {
    return Samples.message(id, TALK, ANN);
  }

  private static <T extends OwnedRecord<T>> Carrier<T> owned(OwnedKind<T> kind) {
    return new Carrier<>(
        kind.entity(),
        id -> kind.full(id, ANN),
        (workspace, record) -> Carriage.owned(kind, workspace, record));
  }

  @Override
  public String toString() {
    return kind.label();
  }
}
