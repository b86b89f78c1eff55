package io.gantry.server.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client sends.
 *
 * @param path with the query, exactly as it goes into the request line
 * @param headers by name, without regard to case
 */
record Request(String method, String path, Map<String, String> headers, byte[] body) {
  private static final byte[] NO_BODY = new byte[0];

  Request {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = Collections.unmodifiableMap(sorted);
  }

  static Request of(String method, String path) {
    return new Request(method, path, Map.of(), NO_BODY);
  }

  Request with(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new Request(method, path, more, body);
  }

  Request withBody(String type, byte[] bytes) {
    return new Request(method, path, headers, bytes).with("Content-Type", type);
  }

  /** The path without the query. */
  String plainPath() {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  String text() {
    return new String(body, UTF_8);
  }
}
