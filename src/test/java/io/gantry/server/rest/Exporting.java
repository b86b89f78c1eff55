package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Archives, for administrators: of everything, of a tenant, of a user. */
final class Exporting {
  private static final String EXPORT = "/api/admin/export";

  @Scenario
  void othersAreKeptOut(Stage stage) {
    stage.anybody().get(EXPORT).isProblem(401, "not-signed-in");
    stage.member().get(EXPORT).isProblem(403, "forbidden");
    stage.member().get(EXPORT + "?user=admin").isProblem(403, "forbidden");
  }

  @Scenario
  void itIsOnlyReadAndOnlyAsAZipFile(Stage stage) {
    Api admin = stage.admin();
    for (Answer answer :
        new Answer[] {admin.post(EXPORT, "{}"), admin.delete(EXPORT), admin.put(EXPORT, "{}")}) {
      answer.isProblem(405, "method-not-allowed");
    }
    admin.with("Accept", "application/json").get(EXPORT).isProblem(406, "not-acceptable");
  }

  @Scenario
  void operatorsExportWhatTheyChoose(Stage stage) {
    Api admin = stage.admin().unrecorded();
    String tenant = stage.newTenant();
    Api boss = Administration.boss(stage, tenant);
    String conversation = Messages.conversation(boss);
    Messages.append(boss, conversation, "said in the tenant");

    Answer whole = admin.get(EXPORT).is(200).hasHeader("Content-Type", "application/zip");
    whole
        .hasHeader("Content-Disposition", "attachment; filename=\"gantry-export.zip\"")
        .hasHeader("Content-Length", Integer.toString(whole.body().length))
        .hasHeader("Cache-Control", "no-store");
    assertThat(files(whole).get("tenants.ndjson"))
        .contains("\"id\":\"default\"", "\"id\":\"" + tenant + "\"");
    Answer one = admin.get(EXPORT + "?tenant=" + tenant).is(200);
    one.hasHeader(
        "Content-Disposition", "attachment; filename=\"gantry-export-" + tenant + ".zip\"");
    Map<String, String> files = files(one);
    assertThat(files.get("tenants.ndjson").lines()).hasSize(1);
    assertThat(files.get("users.ndjson").lines()).hasSize(1);
    assertThat(files.get("credentials.ndjson")).contains("$argon2id$").doesNotContain("horse");
    assertThat(files.get("messages.ndjson")).contains("said in the tenant");
    assertThat(files.get("manifest.json")).contains("gantry-archive");
    assertThat(admin.get(EXPORT + "?tenant=" + tenant).is(200).body()).isEqualTo(one.body());
  }

  @Scenario
  void administratorsOfATenantExportTheirOwn(Stage stage) {
    String tenant = stage.newTenant();
    Api boss = Administration.boss(stage, tenant);
    Api quiet = boss.unrecorded();

    byte[] own = quiet.get(EXPORT).is(200).body();

    assertThat(quiet.get(EXPORT + "?tenant=" + tenant).is(200).body()).isEqualTo(own);
    assertThat(stage.admin().unrecorded().get(EXPORT + "?tenant=" + tenant).is(200).body())
        .isEqualTo(own);
    boss.get(EXPORT + "?tenant=default").isProblem(404, "not-found");
    boss.get(EXPORT + "?tenant=never-was").isProblem(404, "not-found");
    boss.get(EXPORT + "?user=admin").isProblem(404, "not-found");
    stage.admin().get(EXPORT + "?tenant=never-was").isProblem(404, "not-found");
    stage.admin().get(EXPORT + "?tenant=").isProblem(404, "not-found");
  }

  @Scenario
  void oneUserIsExportedWithAllThatIsTheUsers(Stage stage) {
    String name = stage.newName();
    Api member = stage.member(name);
    member.post("/api/canvases", json("{'name':'mine'}")).is(201);
    stage.member().post("/api/canvases", json("{'name':'of another'}")).is(201);
    Api admin = stage.admin().unrecorded();

    Map<String, String> files = files(admin.get(EXPORT + "?user=" + name).is(200));

    assertThat(files.get("users.ndjson").lines()).hasSize(1);
    assertThat(files.get("users.ndjson")).contains("\"username\":\"" + name + "\"");
    assertThat(files.get("credentials.ndjson").lines()).hasSize(1);
    assertThat(files).containsKeys("sessions.ndjson", "refresh-tokens.ndjson", "tenants.ndjson");
    assertThat(files.get("canvases.ndjson")).contains("mine").doesNotContain("of another");
    stage.admin().get(EXPORT + "?user=never-was").isProblem(404, "not-found");
    stage.admin().get(EXPORT + "?user=").isProblem(404, "not-found");
    stage.admin().get(EXPORT + "?tenant=default&user=never-was").isProblem(404, "not-found");
  }

  @Scenario
  void aNameOfSeveralTenantsIsNobodysAlone(Stage stage) {
    Administration.boss(stage, stage.newTenant());
    Administration.boss(stage, stage.newTenant());

    stage.admin().get(EXPORT + "?user=boss").isProblem(400, "invalid-request");
  }

  @Scenario
  void headReadsNoRecords(Stage stage) {
    Api admin = stage.admin();

    Answer head = admin.head(EXPORT + "?tenant=default").is(200);

    head.hasHeader("Content-Type", "application/zip");
    head.satisfies(head.body().length == 0, "has no body");
    head.satisfies(
        head.header("Content-Disposition").orElse("").contains("-default.zip"), "names a file");
    admin.head(EXPORT + "?tenant=never-was").is(404);
  }

  private static Map<String, String> files(Answer answer) {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
