package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkWriter;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The first half of a move, into a target that somebody else begins and ends, and throws away when
 * it fails: records that held to the rules are not looked at for themselves.
 */
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
      MoveCheck.Depth depth =
          request.source().traits().soundness() == EndTraits.Soundness.KEPT
              ? MoveCheck.Depth.PLAN
              : MoveCheck.Depth.RECORDS;
      CheckedMove checked = new MoveCheck(context).require(ends, true, Map.of(), depth);
      new Copier(
              new MappedReader(ends.reader(), new Mapping(checked.plan())),
              writer,
              new CopyJournal(writer),
              new Tally(MovePhase.COPY, context.listener(), OptionalLong.empty()),
              context)
          .copy();
    }
  }
}
