package io.gantry.origin.prompttoissue;

import io.gantry.store.foreign.ForeignLook;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignTable;
import java.util.List;
import java.util.Optional;

/** Where an age of the program keeps its rows, and what it calls their parts. */
sealed interface Layout permits SingleTable, SqliteTables {

  /** Where rows of a kind lie; those that hold keys count as provider configurations too. */
  List<ForeignLook> looks(RowKind kind);

  /** Every row once, for the first look at all of them. */
  List<ForeignLook> everything();

  /** What a row is; empty when it is nothing that the program is known to write. */
  Optional<Item> item(String table, ForeignRow row);

  /** The kind whose reading tells of rows of the table that are nothing known. */
  RowKind keeper(String table);

  /** What a row of that kind calls a component, named as version 2 of the program does. */
  String column(RowKind kind, String component);

  /** Parts of a row that its key tells as well, or that are no data. */
  List<String> own(RowKind kind);

  /** Tables that are not the program's, as far as anybody knows. */
  List<ForeignTable> strange(List<ForeignTable> all);
}
