package io.gantry.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What holds for every answer, whatever was asked. */
final class Law implements Consumer<Answer> {
  private static final List<String> PROBLEM_FIELDS =
      List.of("type", "title", "status", "detail", "instance", "trace_id");

  /** What would betray the server's inside: stack traces, Java names, SQL, and its own pages. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?:\\s|\\\\[nt])at [a-z]+\\.[a-z]|Exception|\\b(java|jakarta|org|com|io)\\.[a-z]+\\.[A-Za-z]|Payara|GlassFish"
              + "|<html|select .* from|PartiQL",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9/_.-]*");

  private final @Nullable OpenApiContract contract;

  /**
   * @param contract null when answers are not compared with the description of the API
   */
  Law(@Nullable OpenApiContract contract) {
    this.contract = contract;
  }

  @Override
  public void accept(Answer answer) {
    assertThat(answer.status()).as(answer::toString).isNotEqualTo(500);
    boolean hasBody = !answer.sent().method().equals("HEAD");
    if (answer.status() >= 400 && hasBody && !isHealth(answer)) {
      requireProblem(answer);
    }
    if (contract != null) {
      contract.check(answer);
    }
  }

  private static void requireProblem(Answer answer) {
    answer.hasHeader("Content-Type", "application/problem+json");
    JsonNode problem = answer.json();
    for (String field : PROBLEM_FIELDS) {
      answer.satisfies(problem.hasNonNull(field), "a problem has " + field);
    }
    answer.has("/status", answer.status());
    answer.assertText("/trace_id").matches("[0-9a-f]{32}");
    answer.assertText("/instance").startsWith("/");
    if (PLAIN_PATH.matcher(answer.sent().plainPath()).matches()) {
      answer.has("/instance", answer.sent().plainPath());
    }
    assertThat(answer.text()).as(answer::toString).doesNotContainPattern(INSIDE);
  }

  private static boolean isHealth(Answer answer) {
    return answer.sent().path().startsWith("/health");
  }
}
