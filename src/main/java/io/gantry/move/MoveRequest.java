package io.gantry.move;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is to be moved, where to, and how. The source stays as it is. */
public record MoveRequest(MoveEnd source, MoveEnd target, MoveOptions options) {

  private static final int ID_LENGTH = 16;

  public MoveRequest {
    requireNonNull(source, "source");
    requireNonNull(target, "target");
    requireNonNull(options, "options");
  }

  /**
   * Names the move: the same for the same ends and options, so that the same call goes on with what
   * an earlier one began. Neither the number of threads matters nor whether it begins anew.
   */
  public String id() {
    String text =
        String.join(
            "\n",
            source.address(),
            target.address(),
            options.withThreads(1).withRestart(false).toString());
    return HexFormat.of().formatHex(sha256(text)).substring(0, ID_LENGTH);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
