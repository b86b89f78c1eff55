package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked of every answer notices when it is broken. */
class GuardsTest {
  private static final String DOCUMENT =
      json(
          "{'openapi':'3.0.3','info':{'title':'t','version':'1'},'paths':{'/api/x/{id}':{'get':{"
              + "'responses':{'200':{'description':'d','content':{'application/json':{'schema':"
              + "{'$ref':'#/components/schemas/X'}}}}}}}},'components':{'schemas':{'X':{'type':"
              + "'object','required':['a'],'additionalProperties':false,'properties':{'a':{'type':"
              + "'integer'},'b':{'type':'string','nullable':true}}}}}}");

  private static final String PROBLEM =
      json(
          "{'type':'/problems/not-found','title':'t','status':404,'detail':'d','instance':'/api/x',"
              + "'trace_id':'0123456789abcdef0123456789abcdef'}");

  private final OpenApiContract contract = new OpenApiContract(DOCUMENT);
  private final Law law = new Law(null);

  @ParameterizedTest
  @ValueSource(strings = {"{'a':1}", "{'a':1,'b':null}", "{'a':1,'b':'t'}"})
  void answersThatAreDescribedPass(String body) {
    contract.check(answer(200, "application/json", json(body)));
    assertThat(contract.succeeded()).containsExactly("GET /api/x/{id}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'a':'1'}", "{'a':null}", "{'a':1,'b':2}", "{'a':1,'c':2}", "[]"})
  void answersThatAreNotDescribedFail(String body) {
    assertFails(() -> contract.check(answer(200, "application/json", json(body))));
  }

  @Test
  void aStatusThatIsNotDescribedFails() {
    Answer answer = new Answer(Request.of("GET", "/api/x/1"), 404, Map.of(), new byte[0], () -> "");
    assertFails(() -> contract.check(answer));
  }

  @Test
  void problemsPass() {
    law.accept(answer(404, "application/problem+json", PROBLEM));
  }

  @Test
  void whatIsNoProblemFails() {
    assertFails(() -> law.accept(answer(404, "application/json", PROBLEM)));
    assertFails(() -> law.accept(answer(404, "text/html", "<html></html>")));
    assertFails(() -> law.accept(answer(400, "application/problem+json", PROBLEM)));
    assertFails(() -> law.accept(answer(500, "application/problem+json", PROBLEM)));
    for (String field : List.of("title", "detail", "trace_id", "instance")) {
      String without = PROBLEM.replace("\"" + field + "\"", "\"x\"");
      assertFails(() -> law.accept(answer(404, "application/problem+json", without)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.String",
        "NullPointerException",
        "org.sqlite.Core",
        "Payara Micro",
        "\\n\\tat io.gantry"
      })
  void problemsThatShowTheInsideFail(String inside) {
    String shown = PROBLEM.replace("\"d\"", "\"" + inside + "\"");
    assertFails(() -> law.accept(answer(404, "application/problem+json", shown)));
  }

  private static void assertFails(Runnable check) {
    assertThatThrownBy(check::run).isInstanceOf(AssertionError.class);
  }

  private static Answer answer(int status, String type, String body) {
    return new Answer(
        Request.of("GET", status == 200 ? "/api/x/1" : "/api/x"),
        status,
        Map.of("Content-Type", List.of(type)),
        body.getBytes(UTF_8),
        () -> "");
  }
}
