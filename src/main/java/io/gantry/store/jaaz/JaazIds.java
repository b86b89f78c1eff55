package io.gantry.store.jaaz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.common.Text;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ids of text in the tables of Jaaz, and how those are shown that no record may have: empty
 * ones, ones with control characters, ones that are too long, and none at all. Every id of a record
 * can be stored, and is shown as itself.
 *
 * <p>An odd id is shown as {@code ~text-} and its bytes in Base64 when that has room, and as {@code
 * ~hash-} and the SHA-256 of its bytes otherwise; a row without an id is {@code ~row-} and its
 * number in the table. Different ids never look the same: an id that looks like one of these forms
 * counts as odd itself.
 */
public final class JaazIds {

  /** The conversation of messages that name none. */
  public static final String NO_SESSION = "no-session";

  private static final String TEXT = "~text-";
  private static final String HASH = "~hash-";
  private static final String ROW = "~row-";

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private JaazIds() {}

  /** The id of the record for an id that a row has. */
  public static String shown(String stored) {
    if (!isOdd(stored)) {
      return stored;
    }
    String text = TEXT + ENCODER.encodeToString(JaazJson.wellFormed(stored).getBytes(UTF_8));
    return text.length() <= Text.MAX_ID_LENGTH ? text : hashed(stored);
  }

  /** {@link #shown} for a reference that may be absent. */
  public static @Nullable String shownOptional(@Nullable String stored) {
    return stored == null ? null : shown(stored);
  }

  /** The id of the record for a row without an id. */
  public static String ofRow(long number) {
    return ROW + number;
  }

  /** The id of the conversation of messages with this session id, NULL included. */
  public static String ofSession(@Nullable String stored) {
    return stored == null ? NO_SESSION : shown(stored);
  }

  /**
   * The id that a row has for this id of a record. For {@link #isHash} it cannot be told from the
   * id, and {@link #row} rows have none: both are looked for by showing what is there.
   */
  public static String stored(String id) {
    return decoded(id).orElse(id);
  }

  /** {@link #stored} for a reference that may be absent. */
  public static @Nullable String storedOptional(@Nullable String id) {
    return id == null ? null : stored(id);
  }

  /** Whether this stands for a stored id that must be looked for by showing those that are odd. */
  public static boolean isHash(String id) {
    return id.startsWith(HASH);
  }

  /** The number of the row without an id that this stands for. */
  public static Optional<Long> row(String id) {
    if (!id.startsWith(ROW)) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(id.substring(ROW.length()));
      return Optional.of(number).filter(any -> ofRow(number).equals(id));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  /** Whether an id that a row has is shown as another. */
  public static boolean isOdd(String stored) {
    return !Text.isId(stored)
        || stored.equals(NO_SESSION)
        || isHash(stored)
        || row(stored).isPresent()
        || decoded(stored).isPresent();
  }

  /** What a text form stands for, when it is one that {@link #shown} makes. */
  private static Optional<String> decoded(String id) {
    if (!id.startsWith(TEXT) || id.length() > Text.MAX_ID_LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(id.substring(TEXT.length()));
      CharBuffer text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString())
          .filter(any -> isCanonical(id, bytes))
          .filter(JaazIds::isOdd);
    } catch (IllegalArgumentException | CharacterCodingException none) {
      return Optional.empty();
    }
  }

  private static boolean isCanonical(String id, byte[] bytes) {
    return id.equals(TEXT + ENCODER.encodeToString(bytes));
  }

  private static String hashed(String stored) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(stored.getBytes(UTF_8));
      return HASH + ENCODER.encodeToString(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
