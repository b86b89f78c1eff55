package io.gantry.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In production nobody gets in who is known to everybody. */
class ProductionStartIT {
  private static final Map<String, String> PRODUCTION = Map.of("ENVIRONMENT", "production");

  @Test
  void withoutAnAdministratorTheServerDoesNotStart() throws InterruptedException {
    try (GantryServer server = GantryServer.launch(PRODUCTION)) {
      assertThat(server.process().waitFor(120, TimeUnit.SECONDS)).as(server::output).isTrue();
      assertThat(server.process().exitValue()).as(server::output).isNotZero();
      assertThat(server.output())
          .contains("ADMIN_EMAIL", "ADMIN_PASSWORD")
          .doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void theAdministratorIsMadeAndNobodyElse() throws IOException, InterruptedException {
    Map<String, String> settings =
        Map.of(
            "ENVIRONMENT",
            "production",
            "ADMIN_EMAIL",
            "boss@example.org",
            "ADMIN_PASSWORD",
            "a password of some length");
    try (GantryServer server = GantryServer.start(settings)) {
      assertThat(login(server, "boss@example.org", "a password of some length")).isEqualTo(200);
      assertThat(login(server, "admin", "admin123")).isEqualTo(401);
      assertThat(login(server, "demo", "demo123")).isEqualTo(401);
      assertThat(server.output()).doesNotContain("a password of some length", "admin123");
    }
  }

  private static int login(GantryServer server, String name, String password)
      throws IOException, InterruptedException {
    String body = "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(server.base().resolve("/api/auth/login"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
