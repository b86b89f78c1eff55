package io.gantry.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of records, relative to the server: proxies may show it under any name. */
final class Locations {

  private Locations() {}

  /** {@code /api/PATH/ID}, the id escaped as one segment. */
  static URI of(String path, String id) {
    return URI.create("/api/" + path + "/" + segment(id));
  }

  /** The text as one segment of a path. */
  static String segment(String text) {
    // Made for forms, where a space is a plus; every plus of the text itself is %2B by then.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
