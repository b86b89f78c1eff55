package io.gantry.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.gantry.api.json.InvalidJsonException;
import io.gantry.api.json.StrictUtf8;
import java.util.Optional;

/** Names of uploaded files as clients send them. */
public final class FileNames {

  private FileNames() {}

  /** The last part of the name: some clients send whole paths. Empty when nothing is left. */
  public static Optional<String> clean(String sent) {
    String name = decoded(sent);
    int start = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
    String last = name.substring(start).strip();
    return last.isEmpty() ? Optional.empty() : Optional.of(last);
  }

  /** The server reads header bytes as Latin-1, while every client writes UTF-8. */
  private static String decoded(String sent) {
    if (sent.chars().anyMatch(unit -> unit > 0xFF)) {
      return sent;
    }
    try {
      return StrictUtf8.decode(sent.getBytes(ISO_8859_1));
    } catch (InvalidJsonException latin) {
      return sent;
    }
  }
}
