package io.gantry.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.gantry.common.JsonText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

  private final Json json = new Json();
  private final MergePatch mergePatch =
      new MergePatch(
          JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  record Sample(@Nullable String title, @Nullable JsonText data, @Nullable JsonText outputs) {}

  /** The cases of RFC 7396, appendix A. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":\"b\"}|{\"a\":\"c\"}|{\"a\":\"c\"}",
        "{\"a\":\"b\"}|{\"b\":\"c\"}|{\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"}|{\"a\":null}|{}",
        "{\"a\":\"b\",\"b\":\"c\"}|{\"a\":null}|{\"b\":\"c\"}",
        "{\"a\":[\"b\"]}|{\"a\":\"c\"}|{\"a\":\"c\"}",
        "{\"a\":\"c\"}|{\"a\":[\"b\"]}|{\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}}|{\"a\":{\"b\":\"d\",\"c\":null}}|{\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]}|{\"a\":[1]}|{\"a\":[1]}",
        "[\"a\",\"b\"]|[\"c\",\"d\"]|[\"c\",\"d\"]",
        "{\"a\":\"b\"}|[\"c\"]|[\"c\"]",
        "{\"a\":\"foo\"}|null|null",
        "{\"a\":\"foo\"}|\"bar\"|\"bar\"",
        "{\"e\":null}|{\"a\":1}|{\"e\":null,\"a\":1}",
        "[1,2]|{\"a\":\"b\",\"c\":null}|{\"a\":\"b\"}",
        "{}|{\"a\":{\"bb\":{\"ccc\":null}}}|{\"a\":{\"bb\":{}}}"
      })
  void mergesAsTheAppendixOfTheRfcSays(String target, String patch, String result)
      throws IOException {
    assertThat(mergePatch.apply(target, patch)).isEqualTo(result);
  }

  @Test
  void whatIsNotTouchedStaysCharacterByCharacter() throws IOException {
    String target =
        "{ \"n\" : 1.50 , \"\\u0061\":{ \"x\" : [ 1e2 ] , \"y\":-0.0 }, \"z\" :\ttrue }";

    assertThat(mergePatch.apply(target, "{\"a\":{\"y\":2}}"))
        .isEqualTo("{\"n\" : 1.50,\"\\u0061\":{\"x\" : [ 1e2 ],\"y\":2},\"z\" :\ttrue}");
    assertThat(mergePatch.apply(target, "{}")).isEqualTo(target);
    assertThat(mergePatch.apply(target, "{\"a\":{}}")).contains("{ \"x\" : [ 1e2 ] , \"y\":-0.0 }");
  }

  @Test
  void whatIsSetStaysCharacterByCharacterToo() throws IOException {
    assertThat(mergePatch.apply("{}", "{\"a\" : { \"b\" : [ null, 1.0 ] , \"c\":\"\\u00e9\" } }"))
        .isEqualTo("{\"a\" : { \"b\" : [ null, 1.0 ] , \"c\":\"\\u00e9\" }}");
  }

  @Test
  void aPatchOfARecordLeavesItsOtherPayloadsAlone() {
    Sample before = new Sample("old", new JsonText("{ \"k\" : 1.0 }"), new JsonText("null"));

    Sample after = json.patch(before, new JsonBody("{\"title\":\"new\"}"), Sample.class);

    assertThat(after).isEqualTo(new Sample("new", before.data(), before.outputs()));
  }

  @Test
  void aPatchReachesIntoPayloads() {
    Sample before = new Sample("t", new JsonText("{\"a\": 1.0, \"b\":{\"c\" : [2]}}"), null);

    Sample after =
        json.patch(before, new JsonBody("{\"data\":{\"a\":null,\"b\":{\"d\":3}}}"), Sample.class);

    assertThat(after.data()).isEqualTo(new JsonText("{\"b\":{\"c\" : [2],\"d\":3}}"));
  }

  @Test
  void nullTakesAway() {
    Sample before = new Sample("t", new JsonText("[1]"), new JsonText("null"));

    Sample after =
        json.patch(before, new JsonBody("{\"data\":null,\"outputs\":null}"), Sample.class);

    assertThat(after).isEqualTo(new Sample("t", null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]",
        "1",
        "{\"colour\":1}",
        "{\"title\":1}",
        "{\"title\":\"a\",\"title\":\"b\"}",
        "{",
        "{} {}"
      })
  void aPatchThatDoesNotFitIsRefused(String patch) {
    Sample before = new Sample("t", null, null);

    assertThatExceptionOfType(InvalidJsonException.class)
        .isThrownBy(() -> json.patch(before, new JsonBody(patch), Sample.class));
  }
}
