package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkBatch;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes an unfinished move back: empties a target that was empty when the move began, and in which
 * nothing lies but what the move wrote, by its own notes. Otherwise nothing is deleted.
 */
final class Withdrawal {

  private final MoveContext context;
  private final Mapping straight;

  Withdrawal(MoveContext context) {
    this.context = requireNonNull(context, "context");
    MoveRequest request = context.request();
    this.straight =
        new Mapping(MappingPlan.straight(request.source().traits(), request.target().traits()));
  }

  /**
   * Empties the target.
   *
   * @param written what the move noted in the target
   * @throws MoveException with {@link MoveException.Code#TARGET_NOT_EMPTY} when there is anything
   *     else; nothing is deleted then
   */
  void withdraw(OpenEnd target, CopyJournal written) {
    if (!target.isOfLoadAlone()) {
      List<String> others = others(target, written);
      if (!others.isEmpty()) {
        throw refused(others);
      }
    }
    context.patience().insist(target::clear);
    context.files().forgetSums();
  }

  private MoveException refused(List<String> others) {
    return new MoveException(
        MoveException.Code.TARGET_NOT_EMPTY,
        "The target holds other records than this move wrote, so nothing was deleted: "
            + String.join("; ", others),
        "let the same command go on without --restart, or look at what is there and empty it"
            + " yourself (./gantry cleanup)");
  }

  /** The kinds of which the target holds anything but what was noted. */
  private List<String> others(OpenEnd target, CopyJournal journal) {
    List<String> others = new ArrayList<>();
    try (BulkReader reader = context.patience().insist(target::reader)) {
      Walk walk = context.walk(reader);
      for (EntityKind kind : MoveOrder.of(reader.kinds())) {
        CopyJournal.Written noted = journal.written(kind);
        CopyJournal.Written found = found(walk, kind);
        if (!found.equals(noted)) {
          others.add(
              String.format(
                  Locale.ROOT,
                  "%,d %s are there, %,d were written%s",
                  found.records(),
                  kind.plural(),
                  noted.records(),
                  found.records() == noted.records() ? ", and some were changed" : ""));
        }
      }
    }
    return others;
  }

  private CopyJournal.Written found(Walk walk, EntityKind kind) {
    Sum sum = new Sum();
    walk.each(kind, (range, batch) -> sum.add(batch));
    return sum.total;
  }

  /** Adds up what several threads read. */
  private final class Sum {

    private CopyJournal.Written total = CopyJournal.Written.NOTHING;

    void add(BulkBatch batch) {
      List<BulkRecord> records = batch.records().stream().map(straight::comparable).toList();
      long unreadable =
          batch.remarks().stream()
              .filter(remark -> remark.oddity() == BulkRemark.Oddity.UNREADABLE)
              .count();
      long marks = RecordMark.sum(records);
      synchronized (this) {
        total = total.plus(records.size() + unreadable, marks);
      }
    }
  }
}
