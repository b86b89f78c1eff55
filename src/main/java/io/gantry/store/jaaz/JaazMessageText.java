package io.gantry.store.jaaz;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Message;
import io.gantry.common.InvalidValueException;
import io.gantry.common.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * What the column {@code message} says: role and content of a message.
 *
 * <p>The column holds one message of a chat API, {@code {"role": "user", "content": "Hi"}} with
 * more members at times, as the old application wrote and reads it. A text that is exactly a role
 * and a content in this spelling, the strict form, gives its content; any other JSON is a content
 * as a whole, so that no member of it is lost; and what is no JSON is shown as a JSON string.
 * Written that way, each role and content comes back as it was, byte for byte.
 *
 * @param role see {@link Message#role()}
 * @param content any JSON value
 */
public record JaazMessageText(String role, JsonText content) {

  /** The role of a message that names none. */
  public static final String UNKNOWN_ROLE = "unknown";

  private static final String FIELD = "content";
  private static final JsonText NOTHING = new JsonText("null");
  private static final char END = '}';

  public JaazMessageText {
    requireNonNull(role, "role");
    requireNonNull(content, "content");
  }

  /**
   * Reads a row.
   *
   * @param column what the column {@code role} holds
   * @param text what the column {@code message} holds
   * @throws io.gantry.store.StoreException.TooLarge when the content is larger than a record may
   *     hold
   */
  public static JaazMessageText read(@Nullable String column, @Nullable String text) {
    if (text == null) {
      return new JaazMessageText(role(column, ""), NOTHING);
    }
    String role = role(column, text);
    if (role.equals(column) && isStrict(role, text)) {
      return new JaazMessageText(role, JaazJson.present(FIELD, inner(role, text)));
    }
    return new JaazMessageText(role, JaazJson.present(FIELD, text));
  }

  private static String role(@Nullable String column, String text) {
    if (column != null && !column.isBlank()) {
      return FittedText.cut(column, Message.MAX_NAME_LENGTH);
    }
    return JaazJson.member(text, "role")
        .filter(role -> !role.isBlank())
        .map(role -> FittedText.cut(role, Message.MAX_NAME_LENGTH))
        .orElse(UNKNOWN_ROLE);
  }

  /**
   * The text for the column {@code message}; the column {@code role} takes the role.
   *
   * @throws InvalidValueException when the content is not JSON
   */
  public String write() {
    String json = content.value();
    if (!JaazJson.isJson(json)) {
      throw new InvalidValueException(FIELD, "must be JSON");
    }
    boolean whole = JaazJson.member(json, "role").filter(role::equals).isPresent();
    return whole && !isStrict(role, json) ? json : start(role) + json + END;
  }

  /** Whether the text is a role and a content alone, spelled as {@link #write} does. */
  private static boolean isStrict(String role, String text) {
    return text.startsWith(start(role))
        && text.charAt(text.length() - 1) == END
        && text.length() > start(role).length()
        && JaazJson.isJson(inner(role, text));
  }

  private static String start(String role) {
    return "{\"role\": " + JaazJson.quote(role) + ", \"content\": ";
  }

  private static String inner(String role, String text) {
    return text.substring(start(role).length(), text.length() - 1);
  }
}
