package io.gantry.store.relational;

import io.gantry.store.BackupFolder;
import io.gantry.store.StoreBackup;
import io.gantry.store.StoreCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What each kind of database does its own way when an operator looks after it. */
interface Upkeep {

  /**
   * How many rows each of these tables has, of all tenants; a table that is not there has none.
   *
   * @param connection one of {@link Database#look}, within a transaction
   */
  Map<String, Long> rows(Connection connection, List<String> tables) throws SQLException;

  /** The size of the whole database in bytes. */
  long bytes(Connection connection) throws SQLException;

  /**
   * Deletes all rows of these tables that are there.
   *
   * @param connection one that holds the right to change the schema; it ends the transaction
   * @param tables each before those that it refers to
   */
  void empty(Connection connection, List<String> tables) throws SQLException;

  /**
   * Ends a load that was not completed, after its rows have gone: the tables are what they were.
   *
   * @param connection one that holds the right to change the schema; it ends the transaction
   */
  void endLoad(Connection connection) throws SQLException;

  /** Called after the rows have gone, outside a transaction, to give their space back. */
  void afterEmptying(Connection connection) throws SQLException;

  StoreBackup backup(BackupFolder folder, List<String> tables);

  List<StoreCheck> checks();
}
