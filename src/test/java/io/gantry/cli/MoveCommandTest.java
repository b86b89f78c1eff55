package io.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.api.moves.MoveBody;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveCommandTest {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("test");

  @TempDir private Path home;

  private Shell shell;
  private ScriptedStore source;
  private ScriptedStore target;

  @BeforeEach
  void aFileOfOneUserAndAnEmptyTable() {
    shell = new Shell(home);
    source = shell.store(SchemaVersion.V4, "localmanus.db");
    shell.fill(source);
    target = shell.store(SchemaVersion.V8);
  }

  @Test
  void movesAndShowsATableAndWhereTheProofIs() {
    Shell.Ran ran = shell.run("move", "--from", "v4", "--to", "v8");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("read", "written", "verified")
        .containsPattern("conversations +1 +1 +0 +1");
    assertThat(ran.err())
        .contains("From  sqlite, schema version 4", "To    dynamodb", "Certificate: ");
    assertThat(count(target, EntityKind.CONVERSATION)).isOne();
    assertThat(count(source, EntityKind.CONVERSATION)).isOne();
  }

  @Test
  void filesOfTinyDbAreMovedAndWhatIsOddAboutThemIsSaid() throws IOException {
    Files.writeString(
        home.resolve("sessions.json"),
        "{\"users\": {\"1\": {\"username\": \"Ann\", \"password\": \"hunter2\"}}}");
    Files.writeString(home.resolve("employees.json"), "[{\"id\": 1, \"name\": \"Ann\"}]");

    Shell.Ran ran =
        shell.run(
            "move",
            "--from",
            "tinydb:" + home + "?zone=Asia/Tokyo",
            "--to",
            "v8",
            "--certificate",
            home.resolve("proof").toString());

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err())
        .contains(
            "From  tinydb:", "?zone=Asia/Tokyo", "row 1 of users in sessions.json: \"password\"")
        .doesNotContain("hunter2");
    assertThat(count(target, EntityKind.USER)).isEqualTo(2);
    assertThat(count(target, EntityKind.DOCUMENT)).isOne();
    String proof = home.resolve("proof").toString();
    Shell.Ran checked = shell.run("certificate", "check", proof, "--against", "v8");
    assertThat(checked.code()).as(checked.out() + checked.err()).isZero();

    assertThat(shell.run("move", "--from", "tinydb:" + home + "?zone=Nowhere", "--to", "v8").code())
        .isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void theCertificateIsCopiedToWhereItIsWanted() {
    Path wanted = home.resolve("proof.json");

    Shell.Ran ran =
        shell.run("move", "--from", "v4", "--to", "v8", "--certificate", wanted.toString());

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(wanted).isNotEmptyFile();
    assertThat(ran.err()).contains(wanted.toString());
  }

  @Test
  void programsGetOneObjectALine() throws IOException {
    Shell.Ran ran = shell.run("move", "--from", "v4", "--to", "v8", "--json");

    assertThat(ran.code()).as(ran.err()).isZero();
    List<String> lines = ran.out().lines().toList();
    List<String> events = lines.stream().map(MoveCommandTest::event).toList();
    assertThat(events)
        .startsWith("begun", "phase")
        .endsWith("ended")
        .contains("checked", "progress");
    JsonNode report = new ObjectMapper().readTree(lines.get(lines.size() - 1)).path("report");
    assertThat(report.path("kinds").findValuesAsText("kind")).contains("conversations");
    assertThat(Path.of(report.path("certificate").asText())).isNotEmptyFile();
  }

  private static String event(String line) {
    try {
      return new ObjectMapper().readTree(line).path("event").asText();
    } catch (IOException noJson) {
      throw new AssertionError(line, noJson);
    }
  }

  @Test
  void aDryRunWritesNothing() {
    Shell.Ran ran = shell.run("move", "--from", "v4", "--to", "v8", "--dry-run");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("the move makes it", "Nothing was written");
    assertThat(count(target, EntityKind.CONVERSATION)).isZero();
    assertThat(target.done).doesNotContain("apply");
  }

  @Test
  void aTargetWithRecordsIsRefused() {
    shell.fill(target);

    Shell.Ran ran = shell.run("move", "--from", "v4", "--to", "v8");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.err()).contains("holds records", "--merge");
  }

  @Test
  void whatTheTargetCannotHoldIsListedBeforeAnythingIsWritten() {
    Shell.Ran there = shell.run("move", "--from", "v4", "--to", "v8");
    assertThat(there.code()).as(there.err()).isZero();
    ScriptedStore third = shell.store(SchemaVersion.V5);

    Shell.Ran ran = shell.run("move", "--from", "v8", "--to", "v5");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.err()).contains("obstacle", "user", "the target has no such records");
    assertThat(count(third, EntityKind.CONVERSATION)).isZero();
    assertThat(shell.run("move", "--from", "v8", "--to", "v5", "--dry-run").code()).isEqualTo(5);
    Shell.Ran chosen = shell.run("move", "--from", "v8", "--to", "v5", "--lacking", "leave");
    assertThat(chosen.code()).as(chosen.err()).isZero();
    assertThat(count(third, EntityKind.CONVERSATION)).isOne();
  }

  @Test
  void wrongOptionsAreSaidBeforeAnythingIsOpened() {
    assertThat(shell.run("move", "--from", "v4").code()).isEqualTo(2);
    assertThat(shell.run("move", "--from", "v4", "--to", "mysql://x").err())
        .contains("an address is");
    assertThat(shell.run("move", "--from", "v4", "--to", "v8", "--orphans", "eat").err())
        .contains("use keep or quarantine");
    assertThat(shell.run("move", "--from", "v4", "--to", "v8", "--threads", "0").code())
        .isEqualTo(2);
    assertThat(shell.run("move", "--from", "v4", "--to", "v8", "--tenant", "A B").code())
        .isEqualTo(2);
    assertThat(shell.run("move", "--from", "v4", "--to", "v8", "--owner", " ").code()).isEqualTo(2);
    assertThat(shell.run("move", "--from", "v4", "--to", "v8", "--user", "").code()).isEqualTo(2);
    assertThat(target.done).isEmpty();
  }

  @Test
  void aSourceThatIsNotThereIsNotFound() throws IOException {
    Files.delete(home.resolve("localmanus.db"));

    assertThat(shell.run("move", "--from", "v4", "--to", "v8").code()).isEqualTo(3);
  }

  @Test
  void aSwitchTakesTheRecordsAlong() {
    shell.run("switch", "--version", "4", "--force");

    Shell.Ran ran = shell.run("switch", "--version", "8", "--move", "--force");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("conversations", "Active store: dynamodb, schema version 8");
    assertThat(ran.err()).contains("Certificate: ").doesNotContain("Warning");
    assertThat(count(target, EntityKind.CONVERSATION)).isOne();
  }

  @Test
  void accountsThatAServerMadeStandAgainstNoMove() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    target
        .tenants(ACCESS)
        .create(new Tenant(TenantId.DEFAULT, "Default", TenantStatus.ACTIVE, now, now, 1));
    User admin =
        new User(
            "u-1", "admin", null, null, Role.ADMIN, UserStatus.ACTIVE, null, null, now, now, 1);
    target.workspace(TenantId.DEFAULT).users().create(admin, null);
    shell.run("switch", "--version", "4", "--force");

    Shell.Ran ran = shell.run("switch", "--version", "8", "--move", "--force");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(target.workspace(TenantId.DEFAULT).conversations().find("u-1", "c-1")).isPresent();
  }

  @Test
  void aMoveThatFailsLeavesTheChoice() {
    shell.run("switch", "--version", "4", "--force");
    shell.fill(target);

    Shell.Ran ran = shell.run("switch", "--version", "8", "--move", "--force");

    assertThat(ran.code()).isEqualTo(5);
    assertThat(shell.run("status").out()).contains("schema version 4");
  }

  @Test
  void whatWasMovedComparesEqualUntilItChanges() throws IOException {
    shell.run("move", "--from", "v4", "--to", "v8");

    Shell.Ran equal = shell.run("compare", "--from", "v4", "--to", "v8");
    source.workspace(TenantId.DEFAULT).conversations().delete(LocalUser.ID, "c-1");
    Shell.Ran other = shell.run("compare", "--from", "v4", "--to", "v8");
    Shell.Ran json = shell.run("compare", "--from", "v4", "--to", "v8", "--json");

    assertThat(equal.code()).as(equal.err()).isZero();
    assertThat(equal.out()).contains("Both hold the same");
    assertThat(other.code()).isEqualTo(5);
    assertThat(other.out())
        .contains("conversation c-1 of tenant default: only in the target", "They differ");
    assertThat(json.code()).isEqualTo(5);
    assertThat(event(json.out().lines().reduce((one, last) -> last).orElseThrow()))
        .isEqualTo("ended");
  }

  @Test
  void programsAreToldHowAMoveFailedByTheLastEvent() throws IOException {
    shell.fill(target);

    Shell.Ran ran = shell.run("move", "--from", "v4", "--to", "v8", "--json");

    assertThat(ran.code()).isEqualTo(5);
    String last = ran.out().lines().reduce((one, other) -> other).orElseThrow();
    assertThat(event(last)).isEqualTo("ended");
    JsonNode failure = new ObjectMapper().readTree(last).path("failure");
    assertThat(failure.path("code").asText()).isEqualTo("target_not_empty");
    assertThat(failure.path("message").asText()).contains("The target holds records already");
    assertThat(failure.path("hint").asText()).contains("--merge");
  }

  @Test
  void programsAreToldThatThereIsNothingToMove() throws IOException {
    String gone = "sqlite:" + home.resolve("gone.db");

    Shell.Ran ran = shell.run("move", "--from", gone, "--to", "v8", "--json");

    assertThat(ran.code()).isEqualTo(3);
    JsonNode failure = new ObjectMapper().readTree(ran.out()).path("failure");
    assertThat(failure.path("code").asText()).isEqualTo("not_found");
    assertThat(ran.err()).contains(failure.path("message").asText(), failure.path("hint").asText());
    assertThat(shell.run("move", "--from", gone, "--to", "v8").out()).isEmpty();
  }

  @Test
  void aCertificateIsCheckedByItselfAndAgainstStores() throws IOException {
    Path proof = home.resolve("proof.json");
    shell.run("move", "--from", "v4", "--to", "v8", "--certificate", proof.toString());

    assertThat(shell.run("certificate", "check", proof.toString()).code()).isZero();
    Shell.Ran against = shell.run("certificate", "check", proof.toString(), "--against", "v8");
    assertThat(against.code()).as(against.out() + against.err()).isZero();
    shell.fill(shell.store(SchemaVersion.V7, "gantry.db"));
    Shell.Ran another = shell.run("certificate", "check", proof.toString(), "--against", "v7");
    assertThat(another.code()).isEqualTo(5);
    assertThat(another.out()).contains("Differs", "something else");
    String gone = "sqlite:" + home.resolve("gone.db");
    Shell.Ran absent = shell.run("certificate", "check", proof.toString(), "--against", gone);
    assertThat(absent.code()).isEqualTo(3);
    assertThat(absent.err()).contains("There is nothing at", "gone.db", "--against");
    Files.writeString(proof, Files.readString(proof).replace("dynamodb", "postgres"));
    Shell.Ran changed = shell.run("certificate", "check", proof.toString());
    assertThat(changed.code()).isEqualTo(5);
    assertThat(changed.out()).contains("changed after it was signed");
    assertThat(shell.run("certificate", "check", "none.json").code()).isEqualTo(3);
    assertThat(shell.run("certificate", "check", home.resolve("localmanus.db").toString()).code())
        .isEqualTo(5);
  }

  @Test
  void theKeyOfCertificatesLiesWhereAllKeysLie() {
    Path keys = home.resolve("safe");
    Path first = home.resolve("first.json");
    Path second = home.resolve("second.json");
    shell.run("move", "--from", "v4", "--to", "v8", "--certificate", first.toString());
    shell.environment.put("KEYS_FOLDER", keys.toString());
    String archive = "archive:" + home.resolve("copy");
    shell.run("move", "--from", "v4", "--to", archive, "--certificate", second.toString());

    assertThat(keys.resolve("move-certificate.pem"))
        .hasSameTextualContentAs(home.resolve("keys/move-certificate.pem"));
    for (Path certificate : List.of(first, second)) {
      assertThat(shell.run("certificate", "check", certificate.toString()).code()).isZero();
    }
  }

  @Test
  void whateverBecameOfACertificateIsToldAsSuch() throws IOException {
    Path proof = home.resolve("proof.json");
    shell.run("move", "--from", "v4", "--to", "v8", "--certificate", proof.toString());
    String whole = Files.readString(proof);

    for (byte[] changed :
        List.of(
            whole.replaceFirst("sqlite", "sqlit\u00e9").getBytes(StandardCharsets.ISO_8859_1),
            whole.replaceFirst("\"version\" : 4", "\"version\" : 99999999999").getBytes(UTF_8),
            whole.replaceFirst("\"version\" : 4", "\"version\" : -1").getBytes(UTF_8))) {
      Files.write(proof, changed);
      Shell.Ran ran = shell.run("certificate", "check", proof.toString());
      assertThat(ran.code()).as(ran.err()).isEqualTo(5);
      assertThat(ran.err()).contains("is no certificate");
    }
    assertThat(shell.run("certificate", "check", home.toString()).code()).isEqualTo(5);
  }

  @Test
  void aMoveIntoItsOwnSourceIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("link.db"), home.resolve("localmanus.db"));

    for (String itself : List.of("v4", "sqlite:" + link)) {
      for (List<String> more : List.of(List.of("--merge"), List.of("--dry-run"))) {
        List<String> words = new ArrayList<>(List.of("move", "--from", "v4", "--to", itself));
        words.addAll(more);
        Shell.Ran ran = shell.run(words.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains("Source and target are one");
      }
    }
  }

  @Test
  void theListOfACertificateIsCheckedWhereItLiesBesideIt() throws IOException {
    Path proof = home.resolve("elsewhere").resolve("proof.json");
    Files.createDirectories(proof.getParent());
    shell.run("move", "--from", "v4", "--to", "v8", "--certificate", proof.toString());
    Path list;
    try (Stream<Path> files = Files.list(proof.getParent())) {
      list = files.filter(file -> file.toString().endsWith(".certified.jsonl")).findFirst().get();
    }

    Shell.Ran whole = shell.run("certificate", "check", proof.toString());
    Files.writeString(list, Files.readString(list) + "{}\n");
    Shell.Ran changed = shell.run("certificate", "check", proof.toString());
    Files.delete(list);
    Shell.Ran missing = shell.run("certificate", "check", proof.toString());

    assertThat(whole.code()).isZero();
    assertThat(whole.out()).contains("as certified");
    assertThat(changed.code()).isEqualTo(5);
    assertThat(changed.out()).contains("CHANGED since");
    assertThat(missing.code()).isZero();
    assertThat(missing.out()).contains("not beside the certificate");
  }

  @Test
  void anArchiveIsAnEndLikeAnother() {
    String archive = "archive:" + home.resolve("copy");

    Shell.Ran out = shell.run("move", "--from", "v4", "--to", archive);
    Shell.Ran in = shell.run("move", "--from", archive, "--to", "v8");

    assertThat(out.code()).as(out.err()).isZero();
    assertThat(in.code()).as(in.err()).isZero();
    assertThat(count(target, EntityKind.CONVERSATION)).isOne();
    assertThat(shell.run("compare", "--from", archive, "--to", "v8").code()).isZero();
    assertThat(shell.run("move", "--from", "archive:", "--to", "v8").code()).isEqualTo(2);
  }

  private static long count(ScriptedStore store, EntityKind kind) {
    return store.contents(ACCESS).counts().get(kind);
  }

  @Test
  void theApiTakesTheSameChoicesByTheSameNames() {
    Set<String> options =
        new Cli(shell.surroundings())
            .commands().getSubcommands().get("move").getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .map(name -> name.substring(2).replace('-', '_'))
                .collect(Collectors.toSet());
    // Those of how it is told, and where its proof is copied.
    options.removeAll(Set.of("help", "json", "certificate"));

    assertThat(
            Arrays.stream(MoveBody.class.getRecordComponents())
                .map(part -> part.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)))
        .containsExactlyInAnyOrderElementsOf(options);
  }
}
