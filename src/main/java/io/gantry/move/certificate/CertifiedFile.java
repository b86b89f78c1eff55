package io.gantry.move.certificate;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that belongs to a certificate: a list that is too long to stand in it. It lies beside it.
 *
 * @param name of the file, without a folder
 * @param lines one for each entry
 * @param sha256 of its bytes, in hex
 */
public record CertifiedFile(String name, long lines, String sha256) {

  public CertifiedFile {
    if (!name.matches("[0-9A-Za-z_-][0-9A-Za-z._-]{0,199}")) {
      throw new IllegalArgumentException("A certified file has a plain name");
    }
    requireNonNull(sha256, "sha256");
  }

  /** How the file that lies there stands to the one that was certified. */
  public enum State {
    AS_CERTIFIED,
    CHANGED,
    MISSING
  }

  /** The file as it is now. */
  public static CertifiedFile of(Path file) throws IOException {
    MessageDigest sha256 = digest();
    long lines = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        for (int index = 0; index < read; index++) {
          lines += buffer[index] == '\n' ? 1 : 0;
        }
      }
    }
    return new CertifiedFile(
        String.valueOf(file.getFileName()), lines, HexFormat.of().formatHex(sha256.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  /** Looks for the file in a folder. */
  public State in(Path folder) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return State.MISSING;
    }
    return of(file).equals(this) ? State.AS_CERTIFIED : State.CHANGED;
  }
}
