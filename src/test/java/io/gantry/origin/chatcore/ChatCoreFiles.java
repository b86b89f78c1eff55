package io.gantry.origin.chatcore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.StringJoiner;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A folder of the shape that ChatCore.AI ships: 34 rows of history, of which 20 name neither a
 * conversation nor an id and 2 a conversation that was deleted, times that repeat, users that share
 * hash and salt, passwords in clear beside them.
 */
public final class ChatCoreFiles {

  static final String SALT = "00112233445566778899aabbccddeeff";
  static final String PASSWORD = "1234";
  static final String TIME = "2025-11-04T10:20:30.123456";

  private static final String HASH = hash(PASSWORD, SALT);

  private ChatCoreFiles() {}

  /** PBKDF2-HMAC-SHA256 as the old application computes it, by code that is not ours. */
  static String hash(String password, String salt) {
    try {
      PBEKeySpec spec =
          new PBEKeySpec(password.toCharArray(), HexFormat.of().parseHex(salt), 100_000, 256);
      return HexFormat.of()
          .formatHex(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(spec)
                  .getEncoded());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** All of it, in a folder. */
  static Path make(Path folder) {
    return make(folder, 0);
  }

  /** Likewise, with so many more rows of history. */
  public static Path make(Path folder, int more) {
    write(folder, "sessions.json", tables(more));
    write(folder, "employees.json", EMPLOYEES);
    write(
        folder,
        "departments.json",
        "[{\"id\": 1, \"name\": \"Bilgi \u0130\u015flem\", \"budget_2024\": \"250.000.000 USD\"}]");
    write(
        folder,
        "projects.json",
        "[{\"id\":7,\"name\":\"Ku\u015f\",\"department\":\"Ar-Ge\",\"budget\":1234567890.12345678901}]");
    write(folder, "procedures.json", "{\"id\": 3, \"title\": \"\u0130zin\", \"tags\": [1.0, 1e2]}");
    return folder;
  }

  static final String EMPLOYEES =
      "[\n"
          + "  {\"id\": 1, \"name\": \"Ay\u015fe Y\u0131lmaz\", \"department\": \"Ar-Ge\","
          + " \"projects\": [1,  2]},\n"
          + "  {\"id\": 2, \"name\": \"\u00c7a\u011fr\u0131\", \"department\": \"Sat\u0131\u015f\"}\n"
          + "]\n";

  static void write(Path folder, String name, String text) {
    try {
      Files.write(folder.resolve(name), text.getBytes(UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As TinyDB writes it: one line, ASCII. */
  static String tables() {
    return tables(0);
  }

  private static String tables(int more) {
    return "{\"sessions\": {"
        + SESSIONS
        + "}, \"chat_history\": {"
        + history(more)
        + "}, \"conversations\": {"
        + conversations()
        + "}, \"users\": {"
        + users()
        + "}}";
  }

  static final String SESSIONS =
      "\"3\": {\"user_id\": \"admin\", \"token\": \"eyJhbGciOiJIUzI1NiJ9.e30.c2VjcmV0\","
          + " \"created_at\": \"2025-11-04T10:00:00.000001\", \"last_activity\": \"2025-11-04T10:30:00\","
          + " \"context\": {\"last_topic\": \"izin\"}, \"viewed_procedures\": [3, 12],"
          + " \"active_conversation_id\": \"deadbeef\"},"
          + " \"5\": {\"user_id\": \"user2\", \"token\": null, \"created_at\": \"2025-11-04T11:00:00\","
          + " \"last_activity\": \"2025-11-04T11:00:00\", \"context\": {}, \"viewed_procedures\": [],"
          + " \"active_conversation_id\": null}";

  static String users() {
    return user(1, "admin", HASH, "1234")
        + ", "
        + user(2, "user2", HASH, "1234")
        + ", "
        + "\"4\": {\"username\": \"user3\", \"created_at\": \""
        + TIME
        + "\", \"updated_at\": \""
        + TIME
        + "\", \"is_active\": false, \"theme\": \"dark\", \"shoe_size\": 43.50}";
  }

  private static String user(int id, String name, String hash, String password) {
    return String.format(
        Locale.ROOT,
        "\"%d\": {\"username\": \"%s\", \"password_hash\": \"%s\", \"salt\": \"%s\","
            + " \"password\": \"%s\", \"created_at\": \"%s\", \"updated_at\": \"%s\","
            + " \"is_active\": true}",
        id,
        name,
        hash,
        SALT,
        password,
        TIME,
        TIME);
  }

  static String conversations() {
    return "\"2\": {\"conversation_id\": \"1a2b3c4d\", \"user_id\": \"admin\","
        + " \"title\": \"Yeni Sohbet\", \"created_at\": \"2025-11-04T10:00:00\","
        + " \"updated_at\": \"2025-11-04T10:05:00.5\", \"message_count\": 8},"
        + " \"6\": {\"conversation_id\": \"5e6f7a8b\", \"user_id\": \"user2\","
        + " \"title\": \"Kahve\u0026#x27;yi nas\\u0131l i\\u00e7ersin?...\","
        + " \"created_at\": \"2025-11-04T11:00:00\", \"updated_at\": \"2025-11-04T11:01:00\","
        + " \"message_count\": 4}";
  }

  /** Rows 1 to 20 name no conversation; the ids have gaps. */
  private static String history(int more) {
    StringJoiner rows = new StringJoiner(", ");
    for (int number = 1; number <= 20; number++) {
      rows.add(row(number, number % 4 < 2 ? "admin" : "user2", "2025-11-03T09:00:00", ""));
    }
    for (int number = 23; number <= 30; number++) {
      rows.add(named(number, "admin", "1a2b3c4d"));
    }
    for (int number = 31; number <= 34; number++) {
      rows.add(named(number, "user2", "5e6f7a8b"));
    }
    rows.add(named(40, "user2", "deadbeef"));
    rows.add(named(41, "user2", "deadbeef"));
    for (int number = 100; number < 100 + more; number++) {
      rows.add(named(number, "user2", "5e6f7a8b"));
    }
    return rows.toString();
  }

  private static String named(int number, String user, String conversation) {
    return row(
        number,
        user,
        "2025-11-04T10:05:00",
        String.format(
            Locale.ROOT,
            ", \"conversation_id\": \"%s\", \"message_id\": \"9401b787-%03d\"",
            conversation,
            number));
  }

  private static String row(int number, String user, String time, String rest) {
    return String.format(
        Locale.ROOT,
        "\"%d\": {\"user_id\": \"%s\", \"role\": \"%s\","
            + " \"content\": \"Soru %d: \\u0130zin nas\\u0131l al\\u0131n\\u0131r? \\ud83d\\ude00\","
            + " \"timestamp\": \"%s\"%s}",
        number,
        user,
        number % 2 == 1 ? "user" : "assistant",
        number,
        time,
        rest);
  }
}
