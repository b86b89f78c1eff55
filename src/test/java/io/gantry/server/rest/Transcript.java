package io.gantry.server.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was said in one scenario, without what chance decides: ids, times, tokens and cursors are
 * replaced by placeholders, numbered in the order of their first appearance, so that the same value
 * has the same placeholder everywhere. Everything else stays, byte for byte.
 */
final class Transcript {
  /** Headers that belong to the API; the others belong to the server or the connection. */
  private static final List<String> HEADERS =
      List.of(
          "Content-Type",
          "ETag",
          "Location",
          "Allow",
          "WWW-Authenticate",
          "Cache-Control",
          "Vary",
          "Retry-After",
          "Idempotent-Replayed",
          "Accept-Ranges",
          "Content-Range",
          "Content-Disposition",
          "Content-Security-Policy",
          "X-Content-Type-Options");

  /** Fields whose values chance decides and whose form does not tell. */
  private static final Set<String> CHANCE =
      Set.of(
          "access_token",
          "refresh_token",
          "token",
          "next_cursor",
          "share_id",
          "trace_id",
          "key_salt",
          "file_id",
          "path");

  private static final Pattern FORMS =
      Pattern.compile(
          "(?<id>[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})"
              + "|(?<time>\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}(?=Z?\"))"
              + "|(?<token>eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+)");

  /** Longer bodies are given by their digest, of the normalised text. */
  private static final int SHOWN = 2_000;

  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> placeholders = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  synchronized void add(Answer answer) {
    Request sent = answer.sent();
    learn(sent.body());
    learn(answer.body());
    text.append("> ").append(sent.method()).append(' ').append(normal(sent.path())).append('\n');
    sent.headers().forEach((name, value) -> header("> ", name, value));
    body("> ", sent.text());
    text.append("< ").append(answer.status()).append('\n');
    for (String name : HEADERS) {
      answer.header(name).ifPresent(value -> header("< ", name, value));
    }
    body("< ", answer.text());
    text.append('\n');
  }

  /** Something that is the same everywhere as it is. */
  synchronized void add(String same) {
    text.append(same).append('\n');
  }

  synchronized String text() {
    return text.toString();
  }

  private void header(String direction, String name, String value) {
    text.append(direction).append(name).append(": ").append(normal(value)).append('\n');
  }

  private void body(String direction, String body) {
    if (!body.isEmpty()) {
      text.append(direction).append(shortened(normal(body))).append('\n');
    }
  }

  private String normal(String value) {
    String known = value;
    for (Map.Entry<String, String> entry : placeholders.entrySet()) {
      known = known.replace(entry.getKey(), entry.getValue());
    }
    return FORMS.matcher(known).replaceAll(this::replacement);
  }

  private String replacement(java.util.regex.MatchResult match) {
    String kind = "token";
    if (match.group(1) != null) {
      kind = "id";
    } else if (match.group(2) != null) {
      kind = "time";
    }
    return Matcher.quoteReplacement(placeholder(kind, match.group()));
  }

  private void learn(byte[] body) {
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      if (json != null) {
        learn(json);
      }
    } catch (IOException notJson) {
      // then there are no fields
    }
  }

  private void learn(JsonNode node) {
    node.properties()
        .forEach(
            field -> {
              if (CHANCE.contains(field.getKey()) && field.getValue().isTextual()) {
                learn(field.getKey(), field.getValue().asText());
              }
              learn(field.getValue());
            });
    if (node.isArray()) {
      node.forEach(this::learn);
    }
  }

  private void learn(String field, String value) {
    if (!value.isEmpty()) {
      placeholder(field, value);
    }
  }

  private String placeholder(String kind, String value) {
    return placeholders.computeIfAbsent(
        value, unseen -> "<" + kind + " " + counts.merge(kind, 1, Integer::sum) + ">");
  }

  private static String shortened(String body) {
    if (body.length() <= SHOWN) {
      return body;
    }
    return body.substring(0, SHOWN) + "... " + body.length() + " characters " + sha256(body);
  }

  private static String sha256(String body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
