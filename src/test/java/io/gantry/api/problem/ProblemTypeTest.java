package io.gantry.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.Ids;
import io.gantry.store.StoreException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {

  private final ProblemAnswers answers = new ProblemAnswers(new Ids(Clock.systemUTC()));

  @ParameterizedTest
  @EnumSource
  void everyProblemHasAPage(ProblemType type) {
    assertThat(ProblemType.ofCode(type.code())).contains(type);
    assertThat(ProblemPages.of(type))
        .contains(type.title(), type.address())
        .doesNotContain("`", "%s");
    assertThat(ProblemPages.all()).contains(type.address());
  }

  @Test
  void titlesAreDifferent() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::title)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID_REQUEST",
    "401, NOT_SIGNED_IN",
    "404, NOT_FOUND",
    "418, INVALID_REQUEST",
    "500, INTERNAL_ERROR",
    "504, INTERNAL_ERROR"
  })
  void aBareStatusHasItsProblem(int status, ProblemType type) {
    Problem problem = answers.ofStatus(status, "/x");

    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.type()).isEqualTo(type.address());
  }

  @Test
  void aStoreThatIsAwayIsToldWithoutItsAddress() {
    StoreException away =
        new StoreException.Unavailable("connect to db.internal:5432 failed", null);

    ProblemAnswers.Answer answer = answers.of(away, "GET", "/x");

    assertThat(answer.problem().status()).isEqualTo(503);
    assertThat(answer.problem().toString()).doesNotContain("db.internal");
    assertThat(answer.headers()).containsKey("Retry-After");
  }

  @Test
  void anUnknownOutcomeIsNotToBeTriedAgainBlindly() {
    StoreException lost = new StoreException.OutcomeUnknown("lost", null);

    ProblemAnswers.Answer answer = answers.of(lost, "POST", "/x");

    assertThat(answer.problem().type()).isEqualTo("/problems/outcome-unknown");
    assertThat(answer.headers()).isEmpty();
  }

  @Test
  void whatTheServerFailsOfStaysInTheLog() {
    Problem problem = answers.of(new IllegalStateException("secret detail"), "GET", "/x").problem();

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.toString()).doesNotContain("secret detail", "IllegalState");
  }

  @Test
  void theWordsOfTheServerAreReplaced() {
    Problem problem = answers.of(new WebApplicationException(404), "GET", "/x").problem();

    assertThat(problem.detail()).isEqualTo("Not found");
  }
}
