package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkRange;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The copy's own notes in the target: the ranges of each kind and how far each is. Ranges come from
 * here when there are any, never from the source anew, because a source divided again may be
 * divided otherwise.
 */
final class CopyJournal {

  /** As many notes as fit well into one transaction of any store. */
  private static final int NOTES_AT_ONCE = 50;

  private final BulkWriter writer;
  private final Map<String, String> notes;

  CopyJournal(BulkWriter writer) {
    this.writer = requireNonNull(writer, "writer");
    this.notes = Map.copyOf(writer.journal());
  }

  /** What was written of a kind, as far as it is noted. */
  record Written(long records, long marks) {

    static final Written NOTHING = new Written(0, 0);

    Written plus(long moreRecords, long moreMarks) {
      return new Written(records + moreRecords, marks + moreMarks);
    }
  }

  /** What earlier calls wrote of a kind. */
  Written written(EntityKind kind) {
    return ranges(kind).orElse(List.of()).stream()
        .map(state -> new Written(state.written(), state.marks()))
        .reduce(Written.NOTHING, (one, other) -> one.plus(other.records, other.marks));
  }

  /** A note as it was when the writer was opened. */
  Optional<String> noted(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  /** The ranges of a kind that an earlier process noted; empty when none got so far. */
  Optional<List<RangeState>> ranges(EntityKind kind) {
    return noted(countName(kind)).map(count -> ranges(kind, Integer.parseInt(count)));
  }

  private List<RangeState> ranges(EntityKind kind, int count) {
    List<RangeState> states = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String name = RangeState.noteName(kind, number);
      String note = noted(name).orElseThrow(() -> new IllegalStateException("No note " + name));
      states.add(RangeState.parse(kind, number, note));
    }
    return states;
  }

  /** Notes the ranges of a kind before the first record of it is written: their number last. */
  List<RangeState> begin(EntityKind kind, List<BulkRange> ranges) {
    List<RangeState> states = new ArrayList<>();
    Map<String, String> entries = new LinkedHashMap<>();
    for (BulkRange range : ranges) {
      RangeState state = RangeState.begun(range, states.size());
      states.add(state);
      entries.put(state.noteName(), state.note());
      if (entries.size() == NOTES_AT_ONCE) {
        writer.note(Map.copyOf(entries));
        entries.clear();
      }
    }
    entries.put(countName(kind), Integer.toString(states.size()));
    writer.note(Map.copyOf(entries));
    return states;
  }

  private static String countName(EntityKind kind) {
    return "ranges/" + kind;
  }
}
