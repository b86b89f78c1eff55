package io.gantry.server.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ListAssert;

/**
 * What the server answered. Every check that fails shows the request, the answer and the end of the
 * server's log.
 *
 * @param headers by name, without regard to case
 * @param log the end of the server's log at the time of asking
 */
record Answer(
    Request sent,
    int status,
    Map<String, List<String>> headers,
    byte[] body,
    Supplier<String> log) {
  private static final int SHOWN = 4_000;

  Answer {
    Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = sorted;
  }

  Answer is(int wanted) {
    assertThat(status).as(this::describe).isEqualTo(wanted);
    return this;
  }

  /** A problem of this kind; that it has the form of one is checked for every answer. */
  Answer isProblem(int wanted, String code) {
    is(wanted);
    return has("/type", "/problems/" + code);
  }

  /** A problem that names exactly these places of the body. */
  Answer blames(String... pointers) {
    assertThat(json().path("errors").findValuesAsText("pointer"))
        .as(this::describe)
        .containsExactlyInAnyOrder(pointers);
    return this;
  }

  /** A problem that names this parameter. */
  Answer blamesParameter(String name) {
    assertThat(json().path("errors").findValuesAsText("parameter"))
        .as(this::describe)
        .containsExactly(name);
    return this;
  }

  /** The value at the pointer, compared as JSON; null is JSON's {@code null}. */
  Answer has(String pointer, Object wanted) {
    JsonNode node = wanted == null ? NullNode.getInstance() : Json.MAPPER.valueToTree(wanted);
    assertThat(at(pointer)).as(this::describe).hasToString(node.toString());
    return this;
  }

  Answer hasNo(String pointer) {
    assertThat(json().at(pointer).isMissingNode()).as(this::describe).isTrue();
    return this;
  }

  /** The body holds these characters, byte for byte. */
  Answer contains(String text) {
    assertThat(text()).as(this::describe).contains(text);
    return this;
  }

  Answer lacks(String text) {
    assertThat(text() + headers).as(this::describe).doesNotContain(text);
    return this;
  }

  Answer hasHeader(String name, String value) {
    assertThat(header(name)).as(this::describe).hasValue(value);
    return this;
  }

  /** The named fields are there, and no others. */
  Answer hasExactlyFields(String pointer, String... names) {
    List<String> found = new ArrayList<>();
    at(pointer).fieldNames().forEachRemaining(found::add);
    assertThat(found).as(this::describe).containsExactlyInAnyOrder(names);
    return this;
  }

  /** An array of so many elements. */
  Answer hasSize(int wanted) {
    return satisfies(json().isArray() && json().size() == wanted, "an array of " + wanted);
  }

  AbstractStringAssert<?> assertText(String pointer) {
    return assertThat(text(pointer)).as(this::describe);
  }

  /** The texts at this place of each item. */
  ListAssert<String> assertItems(String pointer) {
    return assertThat(items(pointer)).as(this::describe);
  }

  /** What else holds of this answer. */
  Answer satisfies(boolean holds, String what) {
    assertThat(holds).as(() -> what + "\n" + describe()).isTrue();
    return this;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
  }

  String requireHeader(String name) {
    return header(name).orElseThrow(() -> new AssertionError("no " + name + "\n" + describe()));
  }

  String etag() {
    return requireHeader("ETag");
  }

  JsonNode json() {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + e.getOriginalMessage() + "\n" + describe(), e);
    } catch (java.io.IOException e) {
      throw new AssertionError(describe(), e);
    }
  }

  JsonNode at(String pointer) {
    JsonNode node = json().at(pointer);
    assertThat(node.isMissingNode())
        .as(() -> "nothing at " + pointer + "\n" + describe())
        .isFalse();
    return node;
  }

  String text(String pointer) {
    return at(pointer).asText();
  }

  String id() {
    return text("/id");
  }

  List<String> items(String pointer) {
    List<String> texts = new ArrayList<>();
    ((ArrayNode) at("/items")).forEach(item -> texts.add(item.at(pointer).asText()));
    return texts;
  }

  /** Empty on the last page. */
  Optional<String> nextCursor() {
    return Optional.of(at("/next_cursor")).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  String text() {
    return new String(body, UTF_8);
  }

  @Override
  public String toString() {
    return describe();
  }

  private String describe() {
    return sent.method()
        + " "
        + sent.path()
        + "\n"
        + sent.headers()
        + "\n"
        + shortened(sent.text())
        + "\n--- answered\n"
        + status
        + " "
        + headers
        + "\n"
        + shortened(text())
        + "\n--- log\n"
        + log.get();
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "... " + text.length();
  }
}
