package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.gantry.store.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqlOutageTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new NoSuchFileException("/data/x.db"), "/data/x.db is not there"),
        arguments(new AccessDeniedException("/data/x.db"), "/data/x.db: permission denied"),
        arguments(
            new FileSystemException("/data/x.db", null, "File name too long"),
            "/data/x.db: File name too long"),
        arguments(sqlite(SQLiteErrorCode.SQLITE_NOTADB), "no database"),
        arguments(sqlite(SQLiteErrorCode.SQLITE_CANTOPEN), "no database"),
        arguments(sqlite(SQLiteErrorCode.SQLITE_READONLY_DBMOVED), "no database"),
        arguments(sqlite(SQLiteErrorCode.SQLITE_IOERR_SHORT_READ), "no database"),
        arguments(sqlite(SQLiteErrorCode.SQLITE_FULL), "no database"),
        arguments(new SQLException("refused", "28P01"), "refused"),
        arguments(new SQLException("full\nDETAIL: a secret", "53100"), "full"),
        arguments(
            new SQLTransientConnectionException(
                "no connection", "08001", new SQLException("no such database", "3D000")),
            "no such database"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatStaysIsToldInOneLine(Exception failure, String reason) {
    StoreException.Unavailable away = SqlOutage.unavailable("It fails", failure);

    assertThat(away.mayPass()).isFalse();
    assertThat(away).hasMessageEndingWith(reason).hasMessageStartingWith("It fails: ");
  }

  static Stream<Exception> passingFailures() {
    return Stream.of(
        new ConnectException("refused"),
        new IOException("reset"),
        sqlite(SQLiteErrorCode.SQLITE_BUSY),
        sqlite(SQLiteErrorCode.SQLITE_LOCKED),
        codeOf(SQLiteErrorCode.SQLITE_IOERR_LOCK),
        codeOf(SQLiteErrorCode.SQLITE_READONLY_RECOVERY),
        new SQLException("connection refused", "08001"),
        new SQLException("too many connections", "53300"),
        new SQLException("shutting down", "57P01"),
        new SQLException("read only: failing over", "25006"),
        new SQLException("serialization", "40001"));
  }

  @ParameterizedTest
  @MethodSource("passingFailures")
  void whatMayPassIsWaitedFor(Exception failure) {
    StoreException.Unavailable away = SqlOutage.unavailable("It fails", failure);

    assertThat(away.mayPass()).isTrue();
    assertThat(away).hasMessage("It fails");
  }

  @Test
  void longReasonsAreCut() {
    SQLException failure = new SQLException("x".repeat(5_000), "42601");

    assertThat(SqlOutage.unavailable("It fails", failure).getMessage()).hasSizeLessThan(400);
  }

  private static SQLiteException sqlite(SQLiteErrorCode code) {
    return new SQLiteException("no database", code);
  }

  /** As the driver says it. */
  private static SQLiteException codeOf(SQLiteErrorCode code) {
    return new SQLiteException("[" + code.name() + "] " + code.message, code);
  }
}
