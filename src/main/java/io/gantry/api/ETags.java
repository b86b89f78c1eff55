package io.gantry.api;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entity tags made of revisions, and the answers that carry them. */
final class ETags {

  private ETags() {}

  /** The tag as it stands in headers: {@code "7"}. */
  static String text(long revision) {
    return "\"" + revision + "\"";
  }

  /** The record, or 304 when the client has this revision. */
  static Response answer(Object view, long revision, @Nullable String ifNoneMatch) {
    if (ifNoneMatch != null && matchesWeakly(ifNoneMatch, text(revision))) {
      return Response.notModified(new EntityTag(Long.toString(revision))).build();
    }
    return tagged(view, revision);
  }

  static Response tagged(Object view, long revision) {
    return Response.ok(view).tag(Long.toString(revision)).build();
  }

  /** The weak comparison of RFC 9110, which {@code If-None-Match} asks for. */
  static boolean matchesWeakly(String header, String tag) {
    return Arrays.stream(header.split(",", -1))
        .map(String::strip)
        .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
        .anyMatch(candidate -> candidate.equals("*") || candidate.equals(tag));
  }
}
