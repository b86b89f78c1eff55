package io.gantry.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a position in a list into an opaque cursor and back. The cursor carries a truncated
 * HMAC-SHA256 over the position and the scope of the list, so it cannot be made up, changed, or
 * used for another list, owner or tenant. It names no store: it stays good when records move.
 */
public final class CursorCodec {

  /** 128 bits of the HMAC: beyond guessing, and half as long in the address. */
  private static final int SIGNATURE_BYTES = 16;

  /** A cursor holds an instant or order key and an id: longer texts are not ours. */
  private static final int MAX_LENGTH = 2_048;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * @param key at least 32 secret bytes, the same in all processes that serve the same users
   */
  public CursorCodec(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("The cursor key needs at least 32 bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The cursor for the place behind {@code position}.
   *
   * @param scope names tenant, kind, owner, filter and order of the list
   */
  public String encode(String scope, List<String> position) {
    byte[] payload = write(position);
    byte[] signature = sign(scope, payload);
    byte[] token = Arrays.copyOf(signature, SIGNATURE_BYTES + payload.length);
    System.arraycopy(payload, 0, token, SIGNATURE_BYTES, payload.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * The position that {@link #encode} was given.
   *
   * @throws InvalidCursorException when the cursor was not made for this scope
   */
  public List<String> decode(String scope, String cursor) {
    requireNonNull(cursor, "cursor");
    byte[] token = bytes(cursor);
    byte[] payload = Arrays.copyOfRange(token, SIGNATURE_BYTES, token.length);
    byte[] signature = Arrays.copyOf(token, SIGNATURE_BYTES);
    if (!MessageDigest.isEqual(signature, sign(scope, payload))) {
      throw new InvalidCursorException();
    }
    return read(payload);
  }

  private static byte[] bytes(String cursor) {
    if (cursor.length() > MAX_LENGTH) {
      throw new InvalidCursorException();
    }
    try {
      byte[] token = Base64.getUrlDecoder().decode(cursor);
      if (token.length >= SIGNATURE_BYTES) {
        return token;
      }
    } catch (IllegalArgumentException notBase64) {
      // answered like any other cursor that is not ours
    }
    throw new InvalidCursorException();
  }

  private byte[] sign(String scope, byte[] payload) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(scope.getBytes(UTF_8));
      mac.update((byte) 0);
      mac.update((byte) 0xFF);
      return Arrays.copyOf(mac.doFinal(payload), SIGNATURE_BYTES);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, missing);
    }
  }

  private static byte[] write(List<String> position) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (String part : position) {
        byte[] text = part.getBytes(UTF_8);
        out.writeShort(text.length);
        out.write(text);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static List<String> read(byte[] payload) {
    List<String> position = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      while (in.available() > 0) {
        position.add(new String(in.readNBytes(in.readUnsignedShort()), UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return List.copyOf(position);
  }
}
