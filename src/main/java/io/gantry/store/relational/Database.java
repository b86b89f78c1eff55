package io.gantry.store.relational;

import io.gantry.store.BulkLoad;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.dialect.Dialect;

/** One database of a provider: how to connect to it, and how a transaction starts and ends. */
sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresqlDatabase {

  /** The name that the changelog knows the database by. */
  String product();

  Class<? extends Dialect> dialect();

  /** A connection of the pool that reads; to be closed. */
  Connection reader() throws SQLException;

  /** A connection of the pool that writes; to be closed. */
  Connection writer() throws SQLException;

  /** A connection outside the pools, for the schema and for health; to be closed. */
  Connection direct() throws SQLException;

  /**
   * A connection for looks that change nothing, not even make a file; outside the pools, to be
   * closed. Where there is no database file yet it sees an empty database.
   */
  Connection look() throws SQLException;

  /** What looks after it for an operator. */
  Upkeep upkeep();

  /**
   * Reads all of it at its own connections.
   *
   * @param survey refuses tables that are not those of the version
   */
  BulkReader bulkReader(BulkConnections.Look survey);

  /**
   * Begins a load, or takes it up again, at its own connections.
   *
   * @throws io.gantry.store.StoreException.Loading when there is another load
   */
  BulkWriter bulkWriter(BulkLoad load);

  /** What reads its catalog. */
  Catalog catalog();

  /**
   * Who changes the schema just now, for people; empty when nobody does.
   *
   * @param connection one of {@link #look}
   */
  Optional<String> schemaChanger(Connection connection) throws SQLException;

  /**
   * The reader as a unit of work is to use it: each statement is a transaction of its own that sees
   * rows of {@code tenant} only.
   */
  Connection beginRead(Connection reader, String tenant);

  /**
   * Starts a transaction.
   *
   * @return the writer as a unit of work is to use it: its statements see and make rows of {@code
   *     tenant} only
   */
  Connection beginWrite(Connection writer, String tenant) throws SQLException;

  /** Starts a transaction that sees what was there at its start and takes no lock. */
  void begin(Connection connection) throws SQLException;

  void commit(Connection connection) throws SQLException;

  void rollback(Connection connection) throws SQLException;

  /** Takes the sole right to change the schema until the connection ends its transaction. */
  void beginSchemaChange(Connection connection) throws SQLException;

  /** Called after each commit, with the writer still held. */
  void afterCommit(Connection connection) throws SQLException;

  /** Removes a connection in an unknown state from its pool. */
  void discard(Connection connection);

  /** Whether the database refused because of other work, and the same work may succeed now. */
  boolean isTransient(SQLException failure);

  /** Whether it cannot be known what the database did. */
  boolean isConnectionLost(SQLException failure);

  /** Whether a query failed because its table does not exist. */
  boolean isMissingTable(SQLException failure);

  /** The unique value that is taken, if that is what went wrong. */
  Optional<Unique> violated(SQLException failure);

  @Override
  void close();
}
