package io.gantry.store.relational;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Files as Jaaz leaves them, for tests of other packages. */
public final class GenuineFiles {

  private GenuineFiles() {}

  /** A file of version 4 with every oddity of such files, and many plain messages. */
  public static void make(Path path, int messages) throws SQLException {
    make(QuirkyFile.at(path), messages);
  }

  /** Likewise, but each row has an id that any table can have. */
  public static void makeWithIds(Path path, int messages) throws SQLException {
    GenuineFile file = QuirkyFile.at(path);
    for (String table : List.of("canvases", "chat_sessions")) {
      file.execute("DELETE FROM " + table + " WHERE coalesce(length(id), 0) NOT BETWEEN 1 AND 64");
    }
    file.execute("DELETE FROM chat_messages WHERE coalesce(length(session_id), 99) > 64");
    make(file, messages);
  }

  private static void make(GenuineFile file, int messages) throws SQLException {
    file.execute(
        "INSERT INTO chat_messages (session_id, role, message)"
            + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + messages
            + ") SELECT 'plain', 'user', json_object('role', 'user', 'content', 'm' || i)"
            + " FROM n");
  }
}
