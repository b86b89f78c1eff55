package io.gantry.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.ApiHarness.Answer;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdminExportApiTest {

  private static final int ENOUGH = Exports.MAX_AT_ONCE + 1;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everyVersionIsExported(SchemaVersion version) {
    ApiHarness api = new ApiHarness(folder, version);

    Answer answer = api.get("admin/export");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.bytes()).startsWith('P', 'K', 3, 4).hasSize(length(answer));
    assertThat(api.get("admin/export?tenant=default").status()).isEqualTo(200);
    assertThat(api.get("admin/export?tenant=other").status()).isEqualTo(404);
    assertThat(api.get("admin/export?user=nobody").status())
        .isEqualTo(version.has(EntityKind.USER) ? 404 : 501);
  }

  private static int length(Answer answer) {
    return Integer.parseInt(answer.headers().get("Content-Length"));
  }

  @Test
  void aLookTakesNoPlaceHoweverOften() {
    ApiHarness api = new ApiHarness(folder);
    for (int time = 0; time < ENOUGH; time++) {
      Answer head = api.send("HEAD", "admin/export", null, Map.of());

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.headers()).containsKey("Content-Disposition");
      assertThat(head.bytes()).isEmpty();
    }
    assertThat(api.get("admin/export").status()).isEqualTo(200);
  }

  @Test
  void refusalsTakeNoPlaceHoweverOften() {
    ApiHarness api = new ApiHarness(folder);
    for (int time = 0; time < ENOUGH; time++) {
      assertThat(api.get("admin/export?user=nobody").body())
          .contains("/problems/not-found", "There is no user nobody");
    }
    assertThat(api.get("admin/export?user=alice").status()).isEqualTo(200);
  }

  @Test
  void othersThanOperatorsExportTheirTenantAlone() {
    ApiHarness api = new ApiHarness(folder, new TenantId("harbour"));

    Answer own = api.get("admin/export");

    assertThat(own.headers().get("Content-Disposition")).contains("gantry-export-harbour.zip");
    assertThat(own.body()).contains("\"tenant\":\"harbour\"").doesNotContain("\"default\"");
    assertThat(api.get("admin/export?tenant=harbour").bytes()).isEqualTo(own.bytes());
    assertThat(api.get("admin/export?tenant=default").body())
        .contains("/problems/not-found", "There is no tenant default");
  }
}
