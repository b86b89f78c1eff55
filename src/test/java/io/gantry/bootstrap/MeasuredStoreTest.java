package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.fake.InMemoryStore;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MeasuredStoreTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MeasuredStore store = new MeasuredStore(new InMemoryStore(), meters);
  private final Workspace workspace = store.workspace(TenantId.DEFAULT);

  @Test
  void callsAreTimedByRepositoryAndVerb() {
    workspace.canvases().create(canvas());
    workspace.canvases().find("ann", "c");
    workspace.canvases().find("ann", "d");
    workspace.refreshTokens().find("none");
    store.tenants(TenantAccess.acrossAllTenants("a test")).find(TenantId.DEFAULT);

    assertThat(workspace.tenant()).isEqualTo(TenantId.DEFAULT);
    assertThat(count("canvases.create")).isOne();
    assertThat(count("canvases.find")).isEqualTo(2);
    assertThat(count("refresh_tokens.find")).isOne();
    assertThat(count("tenants.find")).isOne();
  }

  @Test
  void whatFailsIsTimedAndFailsAsBefore() {
    workspace.canvases().create(canvas());

    assertThatExceptionOfType(StoreException.AlreadyExists.class)
        .isThrownBy(() -> workspace.canvases().create(canvas()));
    assertThat(count("canvases.create")).isEqualTo(2);
  }

  private static Canvas canvas() {
    return new Canvas("c", "ann", "Name", null, null, null, NOW, NOW, 1);
  }

  private long count(String call) {
    return meters.get("gantry.store.calls").tag("call", call).timer().count();
  }
}
