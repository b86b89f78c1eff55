package io.gantry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.store.StoreCheck.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckRunTest {

  private final CheckRun run = new CheckRun(Duration.ofSeconds(30));

  @Test
  void whatWasSeenIsTheDetail() {
    assertThat(run.check("a", "do it", () -> "seen").results())
        .containsExactly(StoreCheck.ok("a", "seen"));
  }

  @Test
  void afterAFailureTheOthersAreSkipped() {
    run.check("a", "do a", CheckRunTest::fail).check("b", "do b", () -> "never");
    assertThat(run.results())
        .containsExactly(
            new StoreCheck("a", Outcome.FAILED, "no", "do a"),
            new StoreCheck("b", Outcome.SKIPPED, "an earlier check did not succeed", null));
  }

  private static String fail() {
    throw new IllegalStateException("no");
  }

  @Test
  void aRefusalSaysItsOutcomeAndMayKnowABetterRemedy() {
    assertThat(refused("better")).isEqualTo(new StoreCheck("a", Outcome.DENIED, "no", "better"));
    assertThat(refused(null)).isEqualTo(new StoreCheck("a", Outcome.DENIED, "no", "do a"));
  }

  private static StoreCheck refused(@Nullable String remedy) {
    return new CheckRun(Duration.ofSeconds(30))
        .check(
            "a",
            "do a",
            () -> {
              throw new CheckRun.Refused(Outcome.DENIED, "no", remedy);
            })
        .results()
        .get(0);
  }

  @Test
  void aCheckThatDoesNotEndFails() {
    CountDownLatch never = new CountDownLatch(1);
    CheckRun hurried = new CheckRun(Duration.ofMillis(50));
    hurried.check(
        "a",
        "wait",
        () -> {
          never.await();
          return "late";
        });
    assertThat(hurried.results())
        .containsExactly(new StoreCheck("a", Outcome.FAILED, "no answer within 50 ms", "wait"));
  }
}
