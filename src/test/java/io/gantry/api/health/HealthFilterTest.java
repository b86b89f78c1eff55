package io.gantry.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fake.FakeExchange;
import io.gantry.fake.FlakyStore;
import io.gantry.store.PendingSwitch;
import io.gantry.store.PendingSwitch.State;
import io.gantry.store.StoreHealth;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.StoreLeases;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthFilterTest {

  private @Nullable PendingSwitch pending;
  private final FlakyStore store = new FlakyStore();
  private final StoreProbe probe = new StoreProbe(StoreLeases.of(store));

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void aStoreThatWorksIsOk() throws IOException {
    FakeExchange exchange = exchange("GET");

    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.body())
        .isEqualTo(
            "{\"status\":\"OK\",\"database\":{\"provider\":\"sqlite\",\"connected\":true,"
                + "\"migrationStatus\":\"up-to-date\",\"schemaVersion\":7}}");
    assertThat(exchange.headers())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Cache-Control", "no-store");
  }

  @Test
  void aStoreThatIsAwayIsDegradedAndSaysNothingOfWhere() throws IOException {
    store.away(true);
    FakeExchange exchange = exchange("GET");

    assertThat(exchange.status()).isEqualTo(503);
    assertThat(exchange.body())
        .isEqualTo(
            "{\"status\":\"DEGRADED\",\"database\":{\"provider\":\"sqlite\",\"connected\":false,"
                + "\"migrationStatus\":\"unknown\",\"schemaVersion\":7}}");
  }

  @Test
  void tablesOfAnEarlierBuildAreDegraded() {
    StoreHealth pending = new StoreHealth(true, SchemaState.PENDING, "two changes");

    HealthAnswer answer = HealthAnswer.of(ProbedStore.of(store, pending), Optional.empty());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body())
        .contains("\"connected\":true,\"migrationStatus\":\"pending\"")
        .doesNotContain("two changes");
  }

  @Test
  void aSwitchThatFailedIsToldWithoutItsReason() throws IOException {
    pending = new PendingSwitch(State.FAILED, "The host db.internal is away");
    FakeExchange exchange = exchange("GET");

    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.body()).endsWith("},\"switch\":\"failed\"}").doesNotContain("db.internal");
  }

  @Test
  void headHasTheLengthAndNoBody() throws IOException {
    FakeExchange exchange = exchange("HEAD");

    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.headers()).containsEntry("Content-Length", "114");
    assertThat(exchange.body()).isEmpty();
  }

  @Test
  void otherMethodsAreNotAllowed() throws IOException {
    FakeExchange exchange = exchange("POST");

    assertThat(exchange.status()).isEqualTo(405);
    assertThat(exchange.headers()).containsEntry("Allow", "GET, HEAD");
    assertThat(store.questions()).isZero();
  }

  private FakeExchange exchange(String method) throws IOException {
    FakeExchange exchange = new FakeExchange(method);
    new HealthFilter(probe, () -> Optional.ofNullable(pending))
        .doFilter(
            exchange.request(),
            exchange.response(),
            (request, response) -> {
              throw new AssertionError("The filter answers by itself");
            });
    return exchange;
  }
}
