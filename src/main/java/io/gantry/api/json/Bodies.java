package io.gantry.api.json;

import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads bodies of requests, and never more of them than is allowed. */
public final class Bodies {

  private Bodies() {}

  /**
   * The whole body.
   *
   * @param declared the {@code Content-Length}; null when there is none
   * @throws ProblemException when it does not arrive whole, or is longer than {@code maxBytes};
   *     nothing is read when the header says so, and one byte more than allowed otherwise
   */
  public static byte[] read(InputStream in, @Nullable String declared, long maxBytes) {
    if (declared != null && isLonger(declared, maxBytes)) {
      throw tooLarge(maxBytes);
    }
    int most = (int) Math.min(maxBytes, Integer.MAX_VALUE - 16);
    try {
      byte[] body = in.readNBytes(most);
      if (body.length == most && in.read() >= 0) {
        throw tooLarge(maxBytes);
      }
      return body;
    } catch (IOException broken) {
      throw incomplete();
    }
  }

  /** The client stopped sending in the midst, or sent chunks that are none. */
  public static ProblemException incomplete() {
    return new ProblemException(ProblemType.INVALID_REQUEST, "The body did not arrive whole");
  }

  public static ProblemException tooLarge(long maxBytes) {
    return new ProblemException(
        ProblemType.CONTENT_TOO_LARGE, "The body may have at most " + maxBytes + " bytes");
  }

  private static boolean isLonger(String declared, long maxBytes) {
    try {
      return Long.parseLong(declared) > maxBytes;
    } catch (NumberFormatException unfit) {
      return false;
    }
  }
}
