package io.gantry.store.relational;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Connections to a file. Of several that open a new file at once each turns its log on, which
 * SQLite refuses at once instead of waiting, since two that waited would wait for each other: so
 * the opening itself is tried again.
 */
final class PatientSource extends SQLiteDataSource {

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final long patience;

  /**
   * @param patienceMillis how long a file that is busy is tried again
   */
  PatientSource(SQLiteConfig config, int patienceMillis) {
    super(config);
    this.patience = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
  }

  @Override
  public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    long begin = System.nanoTime();
    while (true) {
      try {
        return super.getConnection(user, password);
      } catch (SQLiteException failure) {
        if (!isBusy(failure) || System.nanoTime() - begin > patience) {
          throw failure;
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  static boolean isBusy(SQLiteException failure) {
    return (failure.getResultCode().code & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code;
  }
}
