package io.gantry.origin.decisiondata;

import io.gantry.move.EndTraits;
import io.gantry.move.MoveEnd;
import io.gantry.origin.rows.ForeignEnd;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.store.foreign.ForeignTables;
import java.util.List;
import java.util.function.Supplier;

/** Data of Decision Data as an end of a move: users with their passwords, and audio files. */
public final class DecisionData {

  /** What its addresses begin with. */
  public static final String PREFIX = "decision-data:";

  /** What its tables are called unless somebody chose otherwise. */
  public static final String USUAL_TABLES = "panzoto-";

  private DecisionData() {}

  /** The two tables that names with this prefix mean. */
  public static List<String> names(String prefix) {
    return DecisionTables.of(prefix).names();
  }

  /** Whether tables with this prefix are those of the program. */
  public static boolean isIn(ForeignTables tables, String prefix) {
    return DecisionTables.of(prefix).areIn(tables);
  }

  /**
   * The two tables.
   *
   * @param address what tells it from other ends
   */
  public static MoveEnd ofTables(
      String address, String users, String audioFiles, Supplier<ForeignTables> tables) {
    DecisionTables names = new DecisionTables(users, audioFiles);
    return new MoveEnd(
        "Decision Data, " + address,
        address,
        EndTraits.ofForeign(DecisionDataReader.KINDS, Tenancy.BY_USER),
        () ->
            new ForeignEnd(
                tables.get(), names::areIn, opened -> new DecisionDataReader(opened, names)));
  }
}
