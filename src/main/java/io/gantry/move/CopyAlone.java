package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkWriter;
import java.util.Map;
import java.util.OptionalLong;

/** The first half of a move, into a target that somebody else begins and ends. */
final class CopyAlone {

  private final MoveContext context;

  CopyAlone(MoveContext context) {
    this.context = requireNonNull(context, "context");
  }

  void into(BulkWriter writer) {
    MoveRequest request = context.request();
    try (OpenEnd source = request.source().open();
        OpenEnd target = request.target().open();
        MoveCheck.Opened ends = MoveCheck.Opened.of(source, target)) {
      CheckedMove checked = new MoveCheck(context).require(ends, true, Map.of());
      new Copier(
              new MappedReader(ends.reader(), new Mapping(checked.plan())),
              writer,
              new CopyJournal(writer),
              new Tally(MovePhase.COPY, context.listener(), OptionalLong.empty()),
              context.listener(),
              context.cancellation(),
              context.options().threads())
          .copy();
    }
  }
}
