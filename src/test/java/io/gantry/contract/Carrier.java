package io.gantry.contract;

import io.gantry.chat.Message;
import io.gantry.common.OwnedRecord;
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
record Carrier<R>(String name, Function<String, R> sample, BiFunction<Workspace, R, R> roundTrip) {

  private static final String ANN = Scene.ANN;

  /** Every kind of record that a workspace holds. */
  static List<Carrier<?>> all() {
    List<Carrier<?>> all = new ArrayList<>();
    OwnedKinds.ALL.forEach(kind -> all.add(owned(kind)));
    all.add(new Carrier<>("message", Carrier::message, Carriage::message));
    all.add(new Carrier<>("ticket", id -> Samples.ticket(id, "talk", ANN), Carriage::ticket));
    all.add(new Carrier<>("user", Samples::user, Carriage::user));
    all.add(new Carrier<>("credential", id -> Samples.credential(ANN), Carriage::credential));
    all.add(new Carrier<>("settings", id -> Samples.settings(ANN), Carriage::settings));
    all.add(new Carrier<>("session", id -> Samples.session(id, ANN), Carriage::session));
    all.add(new Carrier<>("token", id -> Samples.token(id, ANN, id), Carriage::token));
    all.add(new Carrier<>("answer", id -> Samples.reservation(id, "p", "r"), Carriage::answer));
    return List.copyOf(all);
  }

  private static Message message(String id) {
    return Samples.message(id, "talk", ANN);
  }

  private static <T extends OwnedRecord<T>> Carrier<T> owned(OwnedKind<T> kind) {
    return new Carrier<>(
        kind.toString(),
        id -> kind.full(id, ANN),
        (workspace, record) -> Carriage.owned(kind, workspace, record));
  }

  @Override
  public String toString() {
    return name;
  }
}
