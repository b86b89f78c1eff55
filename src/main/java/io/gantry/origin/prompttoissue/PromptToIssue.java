package io.gantry.origin.prompttoissue;

import io.gantry.move.EndTraits;
import io.gantry.move.MoveEnd;
import io.gantry.origin.rows.ForeignEnd;
import io.gantry.origin.rows.Sealing;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.store.foreign.ForeignTables;
import io.gantry.tenancy.TenantId;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Data of PromptToIssue as an end of a move: accounts without passwords, settings, conversations
 * with messages and tickets, and provider configurations.
 */
public final class PromptToIssue {

  /** What its addresses begin with. */
  public static final String PREFIX = "prompt-to-issue:";

  private PromptToIssue() {}

  /** Whether a file of SQLite holds it. */
  public static boolean isInFile(ForeignTables tables) {
    return SqliteTables.areIn(tables);
  }

  /** Whether a table of DynamoDB holds items of it. */
  public static boolean isInTable(ForeignTables tables, String table) {
    return new SingleTable(table).isFilled(tables);
  }

  /**
   * A file of SQLite.
   *
   * @param address what tells it from other ends
   * @param tenant the tenant that keys are encrypted for
   */
  public static MoveEnd ofFile(
      String address, Supplier<ForeignTables> tables, Sealing sealing, TenantId tenant) {
    return end(address, tables, PromptToIssue::isInFile, new SqliteTables(), sealing, tenant);
  }

  /** A table of DynamoDB, which may be empty. */
  public static MoveEnd ofTable(
      String address,
      String table,
      Supplier<ForeignTables> tables,
      Sealing sealing,
      TenantId tenant) {
    SingleTable layout = new SingleTable(table);
    return end(address, tables, layout::isShaped, layout, sealing, tenant);
  }

  private static MoveEnd end(
      String address,
      Supplier<ForeignTables> tables,
      Predicate<ForeignTables> isThere,
      Layout layout,
      Sealing sealing,
      TenantId tenant) {
    return new MoveEnd(
        "PromptToIssue, " + address,
        address,
        EndTraits.ofForeign(RowKind.BY_ENTITY.keySet(), Tenancy.BY_USER),
        () ->
            new ForeignEnd(
                tables.get(),
                isThere,
                opened -> new PromptToIssueReader(opened, layout, sealing, tenant)));
  }
}
