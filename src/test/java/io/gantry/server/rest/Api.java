package io.gantry.server.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One client of a server: who it is and which headers it sends with everything. Immutable; all that
 * it says and hears goes into the transcript of the scenario.
 */
final class Api {
  private static final String JSON = "application/json";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final Wire wire;
  private final @Nullable Transcript transcript;
  private final Map<String, String> headers;

  Api(Wire wire, @Nullable Transcript transcript) {
    this(wire, transcript, Map.of());
  }

  private Api(Wire wire, @Nullable Transcript transcript, Map<String, String> headers) {
    this.wire = wire;
    this.transcript = transcript;
    this.headers = headers;
  }

  /** The same with this header, instead of another of that name. */
  Api with(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new Api(wire, transcript, more);
  }

  /** The client that has signed in with this access token. */
  Api as(String accessToken) {
    return with("Authorization", "Bearer " + accessToken);
  }

  /** The same client, not written down: what follows may differ between stores. */
  Api unrecorded() {
    return new Api(wire, null, headers);
  }

  Answer get(String path) {
    return send(Request.of("GET", path));
  }

  Answer head(String path) {
    return send(Request.of("HEAD", path));
  }

  Answer delete(String path) {
    return send(Request.of("DELETE", path));
  }

  /** Without a body. */
  Answer post(String path) {
    return send(Request.of("POST", path));
  }

  Answer post(String path, String json) {
    return send("POST", path, JSON, json);
  }

  Answer put(String path, String json) {
    return send("PUT", path, JSON, json);
  }

  Answer patch(String path, String json) {
    return send("PATCH", path, MERGE_PATCH, json);
  }

  Answer send(String method, String path, String type, String body) {
    return send(Request.of(method, path).withBody(type, body.getBytes(UTF_8)));
  }

  Answer send(String method, String path, String type, byte[] body) {
    return send(Request.of(method, path).withBody(type, body));
  }

  /** One file in a form, as browsers and curl send it. */
  Answer upload(String path, Form form) {
    return send(Request.of("POST", path).withBody(form.type(), form.bytes()));
  }

  Answer send(Request plain) {
    Request request = plain;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (!plain.headers().containsKey(header.getKey())) {
        request = request.with(header.getKey(), header.getValue());
      }
    }
    return record(wire.send(request));
  }

  /** Sends bytes that no HTTP client would; the request only names them in messages. */
  Answer sendRaw(Request name, String bytes) {
    return record(wire.sendRaw(name, bytes));
  }

  private Answer record(Answer answer) {
    if (transcript != null) {
      transcript.add(answer);
    }
    return answer;
  }
}
