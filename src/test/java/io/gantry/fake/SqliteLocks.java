package io.gantry.fake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Tells, from a process of its own, whether locks of SQLite are held on a database. */
public final class SqliteLocks {

  /** Shared by all who have a database with a log open (SQLite, os.h). */
  private static final long OF_DATABASE = 0x4000_0002L;

  private static final long OF_DATABASE_LENGTH = 510;

  /** Shared by all who have its shared memory open (SQLite, os_unix.c). */
  private static final long OF_MEMORY = 128;

  private static final int HELD = 3;
  private static final int FREE = 4;

  private SqliteLocks() {}

  /** Whether some process has the database with a log open, as others see it. */
  public static boolean areHeld(Path database) throws IOException, InterruptedException {
    return isHeld(database, OF_DATABASE, OF_DATABASE_LENGTH)
        && isHeld(Path.of(database + "-shm"), OF_MEMORY, 1);
  }

  private static boolean isHeld(Path file, long from, long length)
      throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classes =
        SqliteLocks.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    Process other =
        new ProcessBuilder(
                java.toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                SqliteLocks.class.getName(),
                file.toString(),
                Long.toString(from),
                Long.toString(length))
            .inheritIO()
            .start();
    int answer = other.waitFor();
    if (answer != HELD && answer != FREE) {
      throw new IOException("The other process ended with " + answer);
    }
    return answer == HELD;
  }

  /** The other process. */
  public static void main(String[] arguments) throws IOException {
    long from = Long.parseLong(arguments[1]);
    long length = Long.parseLong(arguments[2]);
    int answer;
    try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock(from, length, false)) {
      answer = lock == null ? HELD : FREE;
    }
    System.exit(answer);
  }
}
