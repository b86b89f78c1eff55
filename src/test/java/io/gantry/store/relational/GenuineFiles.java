package io.gantry.store.relational;

import java.nio.file.Path;
import java.sql.SQLException;

/** Files as Jaaz leaves them, for tests of other packages. */
public final class GenuineFiles {

  private GenuineFiles() {}

  /** A file of version 4 with every oddity of such files, and many plain messages. */
  public static void make(Path path, int messages) throws SQLException {
    QuirkyFile.at(path)
        .execute(
            "INSERT INTO chat_messages (session_id, role, message)"
                + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + messages
                + ") SELECT 'plain', 'user', json_object('role', 'user', 'content', 'm' || i)"
                + " FROM n");
  }
}
