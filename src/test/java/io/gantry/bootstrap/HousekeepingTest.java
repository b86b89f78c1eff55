package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.fake.InMemoryStore;
import io.gantry.store.IdempotentAnswer;
import io.gantry.store.IdempotentAnswerRepository;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreLeases;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HousekeepingTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final InMemoryStore store = new InMemoryStore();
  private final Background background = new Background();
  private final Housekeeping housekeeping =
      new Housekeeping(StoreLeases.of(store), Clock.fixed(NOW, ZoneOffset.UTC), background);

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void removesWhatExpiredInEveryTenantAndNothingElse() {
    IdempotentAnswerRepository one = answers("one");
    IdempotentAnswerRepository two = answers("two");
    reserve(one, "old", NOW.minusSeconds(1));
    reserve(one, "young", NOW.plusSeconds(1));
    reserve(two, "old", NOW.minusSeconds(1));

    assertThat(housekeeping.round()).isEqualTo(2);
    assertThat(one.find("young", NOW)).isPresent();
    assertThat(housekeeping.round()).isZero();
  }

  @Test
  void goesThroughMoreTenantsThanOnePageHolds() {
    for (int number = 0; number < 450; number++) {
      reserve(answers("tenant-" + number), "old", NOW.minusSeconds(1));
    }

    assertThat(housekeeping.round()).isEqualTo(450);
  }

  @Test
  void leavesTheRestOfALargeHeapToTheNextRound() {
    IdempotentAnswerRepository answers = answers("one");
    int most = Housekeeping.BATCH * Housekeeping.MAX_BATCHES;
    for (int number = 0; number < most + 1; number++) {
      reserve(answers, "key-" + number, NOW.minusSeconds(1));
    }

    assertThat(housekeeping.round()).isEqualTo(most);
    assertThat(housekeeping.round()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(SchemaVersion.class)
  void passesOverKindsThatAVersionLacks(SchemaVersion version) {
    StoreLeases leases = StoreLeases.of(new InMemoryStore(version));

    assertThat(new Housekeeping(leases, Clock.systemUTC(), background).round()).isZero();
  }

  private IdempotentAnswerRepository answers(String tenant) {
    TenantId id = new TenantId(tenant);
    store
        .tenants(TenantAccess.acrossAllTenants("test"))
        .create(new Tenant(id, tenant, TenantStatus.ACTIVE, NOW, NOW, 1));
    return store.workspace(id).idempotentAnswers();
  }

  private static void reserve(IdempotentAnswerRepository answers, String key, Instant expiresAt) {
    Instant before = expiresAt.minus(Duration.ofHours(24));
    answers.reserve(
        new IdempotentAnswer(key, "print", "record", null, null, before, expiresAt), before);
  }
}
