package io.gantry.origin.prompttoissue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of SQLite with the tables that PromptToIssue had before it went to DynamoDB. */
public final class SqliteAge {

  private static final String TIMES = ", created_at text NOT NULL, updated_at text NOT NULL";

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE users (id text PRIMARY KEY NOT NULL, email text NOT NULL, username text"
              + " NOT NULL, full_name text, avatar_url text"
              + TIMES
              + ", last_login text, is_active integer DEFAULT true NOT NULL)",
          "CREATE UNIQUE INDEX users_email_unique ON users (email)",
          "CREATE UNIQUE INDEX users_username_unique ON users (username)",
          "CREATE TABLE user_settings (id text PRIMARY KEY NOT NULL, user_id text NOT NULL"
              + " REFERENCES users(id) ON DELETE cascade, theme text DEFAULT 'dark' NOT NULL,"
              + " default_mode text DEFAULT 'assistant' NOT NULL, default_provider text DEFAULT"
              + " 'openai' NOT NULL, provider_configs text DEFAULT '{}' NOT NULL"
              + TIMES
              + ")",
          "CREATE TABLE conversations (id text PRIMARY KEY NOT NULL, user_id text NOT NULL"
              + " REFERENCES users(id) ON DELETE cascade, title text NOT NULL, mode text NOT NULL,"
              + " provider text NOT NULL, share_id text"
              + TIMES
              + ", last_message_at text, is_archived integer DEFAULT false NOT NULL)",
          "CREATE UNIQUE INDEX conversations_share_id_unique ON conversations (share_id)",
          "CREATE TABLE messages (id text PRIMARY KEY NOT NULL, conversation_id text NOT NULL"
              + " REFERENCES conversations(id) ON DELETE cascade, role text NOT NULL, content text"
              + " NOT NULL, mode text NOT NULL, metadata text DEFAULT '{}' NOT NULL"
              + TIMES
              + ")",
          "CREATE INDEX idx_messages_conversation_id ON messages (conversation_id)",
          "CREATE TABLE tickets (id text PRIMARY KEY NOT NULL, conversation_id text NOT NULL"
              + " REFERENCES conversations(id) ON DELETE cascade, message_id text REFERENCES"
              + " messages(id) ON DELETE set null, title text NOT NULL, description text NOT NULL,"
              + " type text NOT NULL, priority text DEFAULT 'medium' NOT NULL, status text DEFAULT"
              + " 'pending' NOT NULL, acceptance_criteria text DEFAULT '[]' NOT NULL, tasks text"
              + " DEFAULT '[]' NOT NULL, labels text DEFAULT '[]' NOT NULL, external_id text,"
              + " external_url text"
              + TIMES
              + ")",
          "CREATE TABLE provider_configs (id text PRIMARY KEY NOT NULL, user_id text NOT NULL"
              + " REFERENCES users(id) ON DELETE cascade, provider text NOT NULL, config text"
              + " DEFAULT '{}' NOT NULL, is_active integer DEFAULT true NOT NULL"
              + TIMES
              + ")",
          "CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL,"
              + " created_at numeric)");

  private final Path file;

  private SqliteAge(Path file) {
    this.file = file;
  }

  /** Makes the file with empty tables. */
  public static SqliteAge make(Path file) {
    SqliteAge age = new SqliteAge(file);
    TABLES.forEach(age::execute);
    return age;
  }

  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** Without waiting for the disk. */
  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file + "?synchronous=OFF");
  }

  /** Inserts a row past all foreign keys, which SQLite does not look at unless it is told to. */
  public SqliteAge insert(String table, String columns, @Nullable Object... values) {
    String marks = String.join(", ", Collections.nCopies(values.length, "?"));
    String sql = "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")";
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        statement.setObject(index + 1, values[index]);
      }
      statement.execute();
      return this;
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }
}
