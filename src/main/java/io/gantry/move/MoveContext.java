package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkReader;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What all parts of one move use.
 *
 * @param listener hears one thread at a time
 * @param begun when this call began
 */
record MoveContext(
    Move.Surroundings surroundings,
    MoveRequest request,
    MoveListener listener,
    Cancellation cancellation,
    Patience patience,
    MoveFiles files,
    Instant begun) {

  static MoveContext of(
      Move.Surroundings surroundings,
      MoveRequest request,
      MoveListener listener,
      Cancellation cancellation) {
    requireNonNull(cancellation, "cancellation");
    MoveListener serial = new SerialListener(listener);
    return new MoveContext(
        surroundings,
        request,
        serial,
        cancellation,
        new Patience(serial, cancellation, surroundings.patience()),
        new MoveFiles(surroundings.folder(), request.id()),
        surroundings.clock().instant());
  }

  MoveOptions options() {
    return request.options();
  }

  BulkReader patient(BulkReader reader) {
    return new PatientReader(reader, patience, cancellation);
  }

  Walk walk(BulkReader reader) {
    return new Walk(reader, patience, cancellation, options().threads());
  }

  /** Reads one record after the other, in an order that is the same each time. */
  Walk slowWalk(BulkReader reader) {
    return new Walk(reader, patience, cancellation, 1);
  }

  /** How many records the end holds; empty when nobody can tell. */
  static OptionalLong total(OpenEnd source) {
    return source
        .counts()
        .map(
            counts ->
                OptionalLong.of(
                    MoveOrder.of(counts.keySet()).stream().mapToLong(counts::get).sum()))
        .orElse(OptionalLong.empty());
  }
}
