package io.gantry.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.UserStatus;
import io.gantry.api.ApiHarness.Answer;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminApiTest {

  private static final String ADA =
      "{\"username\":\"ada\",\"email\":\"ada@example.org\",\"password\":\"correct horse\"}";
  private static final String HARBOUR =
      "{\"id\":\"harbour\",\"name\":\"Harbour\",\"admin\":" + ADA + "}";

  @TempDir private Path folder;
  private ApiHarness api;

  @BeforeEach
  void startApi() {
    api = new ApiHarness(folder);
  }

  @Test
  void aUserIsMadeWithAPasswordThatIsNeverShown() {
    Answer created = api.post("admin/users", ADA);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body())
        .contains("\"username\":\"ada\"", "\"role\":\"member\"", "\"status\":\"active\"")
        .doesNotContain("password", "horse", "key_salt");
    assertThat(api.workspace().credentials().find(created.member("id"))).isPresent();
    assertThat(api.get("admin/users/" + created.member("id")).body()).isEqualTo(created.body());
    assertThat(api.get("admin/users").body())
        .contains("alice", "bob", "ada@")
        .doesNotContain("key_salt");
    assertThat(
            api.post("admin/users", ADA.replace("ada@", "ADA@").replace("\"ada\"", "\"x\"")).body())
        .contains("/problems/already-exists", "\"/email\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"username\":\"x\"}",
        "{\"username\":\"x\",\"password\":\"short\"}",
        "{\"password\":\"correct horse\"}",
        "{\"username\":\"x\",\"password\":\"correct horse\",\"role\":\"owner\"}"
      })
  void aUserThatDoesNotFitIsNotMade(String body) {
    assertThat(api.post("admin/users", body).status()).isEqualTo(400);
  }

  @Test
  void usersAreChangedAndDisabled() {
    Answer patched =
        api.patch(
            "admin/users/bob",
            "{\"role\":\"admin\",\"status\":\"disabled\",\"display_name\":\"Bob\"}");

    assertThat(patched.status()).isEqualTo(200);
    assertThat(patched.body())
        .contains("\"role\":\"admin\"", "\"status\":\"disabled\"", "\"revision\":2");
    assertThat(api.workspace().users().find("bob"))
        .hasValueSatisfying(bob -> assertThat(bob.status()).isEqualTo(UserStatus.DISABLED));
    assertThat(api.patch("admin/users/bob", "{\"username\":\"x\"}").status()).isEqualTo(400);
    assertThat(api.patch("admin/users/nobody", "{}").status()).isEqualTo(404);
  }

  @Test
  void aPasswordIsReplaced() {
    String id = api.post("admin/users", ADA).member("id");
    String before = api.workspace().credentials().find(id).orElseThrow().hash().reveal();

    assertThat(api.patch("admin/users/" + id, "{\"password\":\"another horse\"}").status())
        .isEqualTo(200);
    assertThat(api.workspace().credentials().find(id).orElseThrow().hash().reveal())
        .isNotEqualTo(before);
    assertThat(api.patch("admin/users/" + id, "{\"password\":\"x\"}").status()).isEqualTo(400);
  }

  @Test
  void administratorsCannotTakeThemselvesAway() {
    assertThat(api.patch("admin/users/alice", "{\"role\":\"admin\"}").status()).isEqualTo(403);
    assertThat(api.patch("admin/users/alice", "{\"status\":\"disabled\"}").status()).isEqualTo(403);
    assertThat(api.delete("admin/users/alice").status()).isEqualTo(403);
    assertThat(api.patch("admin/users/alice", "{\"display_name\":\"Alice\"}").status())
        .isEqualTo(200);
  }

  @Test
  void aDeletedUserTakesEverythingAlong() {
    api.as("bob").post("conversations", "{\"id\":\"c\"}");

    assertThat(api.as("alice").delete("admin/users/bob").status()).isEqualTo(204);
    assertThat(api.delete("admin/users/bob").status()).isEqualTo(404);
    assertThat(api.as("bob").get("conversations/c").status()).isEqualTo(404);
  }

  @Test
  void anOperatorMakesChangesAndErasesTenants() {
    Answer created = api.post("admin/tenants", HARBOUR);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body()).contains("\"id\":\"harbour\"", "\"status\":\"active\"");
    assertThat(api.store().workspace(new TenantId("harbour")).users().findByLoginName("ADA"))
        .isPresent();
    assertThat(api.post("admin/tenants", HARBOUR).status()).isEqualTo(409);
    assertThat(api.patch("admin/tenants/harbour", "{\"status\":\"suspended\"}").body())
        .contains("\"suspended\"");
    assertThat(api.get("admin/tenants").body()).contains("\"default\"", "\"harbour\"");
    assertThat(api.delete("admin/tenants/harbour").status()).isEqualTo(400);
    assertThat(api.delete("admin/tenants/harbour?confirm=harbour").status()).isEqualTo(204);
    assertThat(api.get("admin/tenants/harbour").status()).isEqualTo(404);
  }

  @Test
  void aTenantIsNotMadeWithoutItsAdministrator() {
    assertThat(api.post("admin/tenants", HARBOUR.replace("correct horse", "x")).body())
        .contains("\"/admin/password\"");
    assertThat(api.post("admin/tenants", HARBOUR.replace("ada@example.org", "x")).body())
        .contains("\"/admin/email\"");
    assertThat(api.post("admin/tenants", "{\"id\":\"harbour\",\"name\":\"H\"}").body())
        .contains("\"/admin\"");
    assertThat(api.get("admin/tenants/harbour").status()).isEqualTo(404);
  }

  @Test
  void theDefaultTenantStays() {
    assertThat(api.patch("admin/tenants/default", "{\"status\":\"suspended\"}").status())
        .isEqualTo(403);
    assertThat(api.delete("admin/tenants/default?confirm=default").status()).isEqualTo(403);
  }

  @Test
  void otherAdministratorsSeeTheirOwnTenantAlone() {
    ApiHarness other = new ApiHarness(folder, new TenantId("harbour"));

    assertThat(other.get("admin/tenants").body())
        .contains("\"harbour\"")
        .doesNotContain("\"default\"");
    assertThat(other.get("admin/tenants/harbour").status()).isEqualTo(200);
    assertThat(other.get("admin/tenants/default").status()).isEqualTo(404);
    assertThat(other.patch("admin/tenants/harbour", "{\"name\":\"x\"}").status()).isEqualTo(403);
    assertThat(other.post("admin/tenants", HARBOUR).status()).isEqualTo(403);
    assertThat(other.delete("admin/tenants/harbour?confirm=harbour").status()).isEqualTo(403);
  }

  @Test
  void theStoreIsShown() {
    assertThat(api.get("admin/store").body())
        .startsWith(
            "{\"provider\":\"sqlite\",\"schema_version\":7,\"connected\":true,\"schema\":\"up_to_date\",\"detail\":null,"
                + "\"pending_switch\":null,\"versions\":[{\"schema_version\":1,\"active\":false,")
        .contains(
            "\"tenancy\":\"one_user\",\"sign_in\":false,\"kinds\":[\"conversations\",\"messages\"],"
                + "\"command\":\"./gantry switch --version 1\"}")
        .contains("{\"schema_version\":7,\"active\":true,")
        .containsPattern("\"providers\":\\[\"postgresql\",\"sqlite\"].*\"command\":null}");
  }

  @Test
  void makingATenantIsExecutedOnce() {
    Map<String, String> key = Map.of("Idempotency-Key", "k");
    Answer first = api.send("POST", "admin/tenants", HARBOUR, key);

    assertThat(api.send("POST", "admin/tenants", HARBOUR, key).body()).isEqualTo(first.body());
  }
}
