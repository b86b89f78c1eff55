package io.gantry.origin.chatcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.gantry.account.CredentialScheme;
import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.User;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.library.KnowledgeDocument;
import io.gantry.move.Cancellation;
import io.gantry.move.Finding;
import io.gantry.move.MoveException;
import io.gantry.move.MoveListener;
import io.gantry.move.MoveOptions;
import io.gantry.move.MovePhase;
import io.gantry.move.MoveProgress;
import io.gantry.move.MoveReport;
import io.gantry.move.MoveRequest;
import io.gantry.move.PreflightReport;
import io.gantry.move.compare.ComparisonResult;
import io.gantry.move.compare.Difference;
import io.gantry.move.compare.FieldDifference;
import io.gantry.origin.archive.Archive;
import io.gantry.signin.SignInException;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyDbMoveTest {

  private static final MoveOptions DEFAULT = MoveOptions.DEFAULT;

  @TempDir private Path folder;

  private Path source;
  private Moved moved;

  @BeforeEach
  void makeData() throws IOException {
    source = ChatCoreFiles.make(Files.createDirectory(folder.resolve("data")));
    moved = Moved.intoMemory(source, folder);
  }

  @Test
  void everythingArrivesAndTheReportTellsWhatIsOdd() {
    MoveReport report = moved.run(DEFAULT);

    Read there = moved.contents();
    assertThat(there.of(Message.class)).hasSize(34);
    assertThat(there.of(Conversation.class)).hasSize(5);
    assertThat(there.of(Tenant.class)).extracting(Tenant::id).containsExactly(TenantId.DEFAULT);
    assertThat(there.of(KnowledgeDocument.class))
        .hasSize(5)
        .allMatch(document -> document.ownerId().equals("admin"));
    assertThat(report.preflight().findings())
        .extracting(Finding::sort)
        .contains(Finding.Sort.LEFT_OUT, Finding.Sort.ORPHAN, Finding.Sort.MADE);
    assertThat(report.certificateFile()).isPresent();
  }

  @Test
  void oldPasswordsSignInOnceAndAreHashedAnew() {
    moved = Moved.intoSqlite(source, folder);
    moved.run(DEFAULT.withTenant(new TenantId("acme")));

    assertThat(moved.signIn(new TenantId("acme"), "ADMIN", ChatCoreFiles.PASSWORD))
        .isEqualTo(
            new Moved.Scheme(CredentialScheme.PBKDF2_SHA256_100000, CredentialScheme.ARGON2));
    assertThat(moved.signIn(new TenantId("acme"), "admin", ChatCoreFiles.PASSWORD).before())
        .isEqualTo(CredentialScheme.ARGON2);
    assertThatExceptionOfType(SignInException.class)
        .isThrownBy(() -> moved.signIn(new TenantId("acme"), "user2", "changeme"));
  }

  @Test
  void passwordsThatTheOldProgramShipsAreNamedFirstAndStay() {
    moved = Moved.intoSqlite(source, folder);

    List<Finding> findings = moved.run(DEFAULT).preflight().findings();

    assertThat(findings)
        .filteredOn(finding -> finding.sort() == Finding.Sort.KNOWN_PASSWORD)
        .allMatch(finding -> finding.weight() == Finding.Weight.DECISION)
        .extracting(finding -> finding.key().parts().get(0))
        .containsExactlyInAnyOrder("admin", "user2");
    assertThat(findings.subList(0, 2))
        .allMatch(finding -> finding.sort() == Finding.Sort.KNOWN_PASSWORD);
    assertThat(findings.stream().map(Finding::line))
        .anyMatch(line -> line.contains("admin") && line.contains("administers, and signs in with"))
        .noneMatch(line -> line.contains(ChatCoreFiles.PASSWORD + " "));
    assertThat(moved.signIn(TenantId.DEFAULT, "admin", ChatCoreFiles.PASSWORD).before())
        .isEqualTo(CredentialScheme.PBKDF2_SHA256_100000);
  }

  @Test
  void aPasswordOfTheirOwnIsNobodysBusiness() throws IOException {
    Path sessions = source.resolve("sessions.json");
    Files.writeString(
        sessions,
        Files.readString(sessions)
            .replaceAll("\"password_hash\": \"[0-9a-f]{64}\"", hash("a better one")));

    assertThat(moved.run(DEFAULT).preflight().findings())
        .extracting(Finding::sort)
        .doesNotContain(Finding.Sort.KNOWN_PASSWORD);
  }

  private static String hash(String password) {
    return "\"password_hash\": \"" + ChatCoreFiles.hash(password, ChatCoreFiles.SALT) + "\"";
  }

  @Test
  void documentsOfTheCompanyGetTheOwnerThatIsNamed() {
    moved.run(DEFAULT.withOwner("USER2"));

    assertThat(moved.contents().of(KnowledgeDocument.class))
        .allMatch(document -> document.ownerId().equals("user2"));
    assertThat(moved.contents().of(User.class)).hasSize(3);
  }

  @Test
  void anOwnerWhoIsNotThereIsMadeForThem() {
    moved.run(DEFAULT.withOwner("keeper"));

    User keeper =
        moved.contents().of(User.class).stream()
            .filter(user -> user.username().equals("keeper"))
            .findFirst()
            .orElseThrow();
    assertThat(keeper.role()).isEqualTo(Role.ADMIN);
    assertThat(moved.contents().of(KnowledgeDocument.class))
        .allMatch(document -> document.ownerId().equals(keeper.id()));
  }

  @Test
  void nobodyIsMadeWhenNothingIsWithoutAnOwner() throws IOException {
    for (String name : List.of("employees", "departments", "projects", "procedures")) {
      Files.delete(source.resolve(name + ".json"));
    }
    moved.run(DEFAULT.withOwner("keeper"));

    assertThat(moved.contents().of(User.class)).hasSize(3);
  }

  @Test
  void oneUserAloneComesWithWhatIsOwned() {
    moved.run(DEFAULT.withUser("user2"));

    assertThat(moved.contents().of(User.class)).extracting(User::id).containsExactly("user2");
    assertThat(moved.contents().of(KnowledgeDocument.class)).isEmpty();
    assertThat(moved.contents().of(Message.class)).hasSize(16);
  }

  @Test
  void theSameCommandAgainDoublesNothing() {
    moved.run(DEFAULT);
    Read first = moved.contents();

    MoveReport again = moved.run(DEFAULT);

    assertThat(again.written()).isZero();
    assertThat(moved.contents()).isEqualTo(first);
    assertThat(moved.compare().isEqual()).isTrue();
    assertThat(moved.run(DEFAULT.withMerge(true)).resumed()).isFalse();
    assertThat(moved.contents()).isEqualTo(first);
  }

  @Test
  void aMoveThatWasStoppedGoesOn() {
    Cancellation cancellation = new Cancellation();
    MoveListener stopping =
        new MoveListener() {
          @Override
          public void progress(MoveProgress progress) {
            if (progress.phase() == MovePhase.COPY && progress.kind() == EntityKind.CONVERSATION) {
              cancellation.cancel();
            }
          }
        };
    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> moved.move().run(moved.request(DEFAULT), stopping, cancellation))
        .satisfies(stopped -> assertThat(stopped.code()).isEqualTo(MoveException.Code.CANCELLED));

    assertThat(moved.run(DEFAULT).resumed()).isTrue();
    assertThat(moved.contents().of(Message.class)).hasSize(34);
  }

  @Test
  void newRowsAreAddedBesideThoseThatAreThere() {
    moved.run(DEFAULT);
    change("\"users\": {", "\"users\": {\"9\": {\"username\": \"Zeynep\"}, ");

    moved.run(DEFAULT.withMerge(true));

    assertThat(moved.contents().of(User.class))
        .extracting(User::id)
        .containsExactlyInAnyOrder("admin", "user2", "user3", "zeynep");
  }

  private void change(String from, String to) {
    try {
      String text = Files.readString(source.resolve("sessions.json"));
      assertThat(text).contains(from);
      Files.writeString(source.resolve("sessions.json"), text.replace(from, to));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void changedRowsAreNamedAndNothingIsOverwritten() {
    moved.run(DEFAULT);
    Read first = moved.contents();
    change("Yeni Sohbet", "Eski Sohbet");

    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> moved.run(DEFAULT.withMerge(true)))
        .satisfies(
            refused ->
                assertThat(refused.preflight().map(PreflightReport::findings).orElseThrow())
                    .filteredOn(finding -> finding.sort() == Finding.Sort.CONFLICT)
                    .singleElement()
                    .satisfies(
                        conflict ->
                            assertThat(conflict.line())
                                .contains(
                                    "conversation 1a2b3c4d",
                                    "title is Eski Sohbet here and Yeni Sohbet there")));
    ComparisonResult compared = moved.compare();
    assertThat(compared.differences())
        .singleElement()
        .extracting(Difference::fields, list(FieldDifference.class))
        .containsExactly(new FieldDifference("title", "Eski Sohbet", "Yeni Sohbet"));
    assertThat(moved.contents()).isEqualTo(first);
  }

  @Test
  void rowsThatCannotBeReadStopTheMoveBeforeItsFirstWrite() {
    change("\"users\": {", "\"users\": {\"9\": 7, ");

    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> moved.run(DEFAULT))
        .satisfies(
            refused -> assertThat(refused.code()).isEqualTo(MoveException.Code.DOES_NOT_FIT));
    assertThat(moved.contents().records()).isEmpty();
  }

  @Test
  void tablesThatNobodyKnowsAreLeftWhenThatIsChosen() {
    change("\"users\": {", "\"feedback\": {\"1\": {}}, \"users\": {");

    assertThatExceptionOfType(MoveException.class).isThrownBy(() -> moved.run(DEFAULT));
    MoveReport report = moved.run(DEFAULT.withLacking(MoveOptions.LackingKinds.LEAVE));

    assertThat(report.preflight().findings())
        .filteredOn(finding -> finding.sort() == Finding.Sort.LACKING_KIND)
        .singleElement()
        .extracting(finding -> finding.key().kind())
        .isEqualTo(EntityKind.DOCUMENT);
  }

  @Test
  void orphansCanBeQuarantined() {
    moved.run(DEFAULT.withOrphans(MoveOptions.Orphans.QUARANTINE));

    String keeper =
        moved.contents().of(User.class).stream()
            .filter(user -> user.username().equals("quarantine"))
            .map(User::id)
            .findFirst()
            .orElseThrow();
    assertThat(moved.contents().of(Conversation.class))
        .filteredOn(one -> one.ownerId().equals(keeper))
        .extracting(Conversation::id)
        .containsExactly("deadbeef");
    assertThat(moved.contents().of(Message.class))
        .filteredOn(one -> one.ownerId().equals(keeper))
        .hasSize(2);
  }

  @Test
  void theDataGoesIntoAnArchiveAndFromThereToTheSameRecords() {
    moved.run(DEFAULT);
    Archive archive = Archive.at(folder.resolve("kept.zip"));
    MoveRequest out = new MoveRequest(moved.end(), archive.end(), DEFAULT);
    MoveRequest straight =
        new MoveRequest(
            TinyDb.at(source, null).end(),
            Archive.at(folder.resolve("straight.zip")).end(),
            DEFAULT);

    moved.move().run(out, MoveListener.SILENT, new Cancellation());
    moved.move().run(straight, MoveListener.SILENT, new Cancellation());

    assertThat(Archive.at(folder.resolve("straight.zip")).reader().kinds()).isNotEmpty();
    List<String> kept = messages(folder.resolve("kept.zip"));
    assertThat(messages(folder.resolve("straight.zip"))).isEqualTo(kept).hasSize(34);
  }

  private static List<String> messages(Path archive) {
    return Read.all(Archive.at(archive).reader(), 1).of(Message.class).stream()
        .map(Message::toString)
        .toList();
  }

  @Test
  void nothingIsMovedIntoIt() {
    MoveRequest back = new MoveRequest(moved.end(), TinyDb.at(source, null).end(), DEFAULT);
    moved.run(DEFAULT);

    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> moved.move().run(back, MoveListener.SILENT, new Cancellation()))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(MoveException.Code.USAGE));
  }
}
