package io.gantry.origin.decisiondata;

import static io.gantry.origin.rows.Moved.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.Secret;
import io.gantry.library.AudioFile;
import io.gantry.move.Finding;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveOptions;
import io.gantry.move.PreflightReport;
import io.gantry.origin.rows.ListedTables;
import io.gantry.origin.rows.Moved;
import io.gantry.store.EntityKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionDataTest {

  private static final String USERS = "panzoto-users";
  private static final String AUDIO = "panzoto-audio-files";
  private static final String ANN = "0b9c2f9e-7d1f-4a57-9b1b-0e6f2d3c4b5a";
  private static final String HASH = "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHRzYWx0c2Fs$aGFzaA";

  private static final String ISO = "2025-09-24T16:00:00.654321";
  private static final Instant AT = Instant.parse(ISO + "Z");
  private static final long SECONDS = AT.getEpochSecond();

  @TempDir private Path folder;

  private final ListedTables tables =
      new ListedTables().table(USERS, "user_id").table(AUDIO, "file_id");

  private Moved moved;

  @BeforeEach
  void open() {
    moved = new Moved(folder);
  }

  private MoveEnd end() {
    return DecisionData.ofTables("test", USERS, AUDIO, () -> tables);
  }

  private void user(String id, String email) {
    tables.put(
        USERS,
        "user_id",
        id,
        "email",
        email,
        "password_hash",
        HASH,
        "key_salt",
        "AAECAw==",
        "created_at",
        SECONDS,
        "created_at_iso",
        ISO);
  }

  private void audio(String id, Object number, Object iso, Object size) {
    tables.put(
        AUDIO,
        "file_id",
        id,
        "user_id",
        ANN,
        "s3_key",
        "audio/" + id,
        "file_size",
        size,
        "uploaded_at",
        number,
        "uploaded_at_iso",
        iso);
  }

  private AudioFile audio(String id) {
    return moved.find(space -> space.audioFiles().find(ANN, id)).orElseThrow();
  }

  @Test
  void everythingArrivesWhole() {
    user(ANN, "ann@example.org");
    tables.put(
        AUDIO,
        "file_id",
        "f1",
        "user_id",
        ANN,
        "s3_key",
        "a/b.m4a",
        "file_size",
        Long.MAX_VALUE,
        "uploaded_at",
        SECONDS,
        "uploaded_at_iso",
        ISO,
        "recorded_at",
        SECONDS - 60,
        "recorded_at_iso",
        "2025-09-24T15:59:00");
    audio("f2", SECONDS, ISO, null);

    PreflightReport found = moved.run(end(), MoveOptions.DEFAULT).preflight();

    assertThat(found.findings()).extracting(Finding::sort).containsOnly(Finding.Sort.MADE);
    assertThat(moved.find(space -> space.users().find(ANN)))
        .contains(
            new User(
                ANN,
                "ann@example.org",
                "ann@example.org",
                null,
                Role.MEMBER,
                UserStatus.ACTIVE,
                "00010203",
                null,
                AT,
                AT,
                1));
    assertThat(moved.find(space -> space.credentials().find(ANN)))
        .contains(new Credential(ANN, CredentialScheme.ARGON2, new Secret(HASH), null, AT, AT, 1));
    assertThat(moved.find(space -> space.settings().find(ANN)).orElseThrow().extra().value())
        .isEqualTo(
            "{\"decision_data\":{\"created_at\":"
                + SECONDS
                + ",\"created_at_iso\":\""
                + ISO
                + "\"}}");
    assertThat(audio("f1"))
        .isEqualTo(
            new AudioFile(
                "f1",
                ANN,
                "a/b.m4a",
                Long.MAX_VALUE,
                Instant.parse("2025-09-24T15:59:00Z"),
                AT,
                Instant.ofEpochSecond(SECONDS),
                AT,
                1));
    assertThat(audio("f2").fileSize()).isNull();
    assertThat(audio("f2").recordedAt()).isNull();
  }

  /** A server west of Greenwich counts too many seconds, one in India too few. */
  @ParameterizedTest
  @CsvSource({
    "25200, as in another time zone",
    "-19800, as in another time zone",
    "7, which no zone explains",
    "90000, which no zone explains"
  })
  void bothTimesStayTrueWhereTheyDiffer(long apart, String why) {
    user(ANN, "ann@example.org");
    audio("f1", SECONDS + apart, ISO, 1);

    PreflightReport found = moved.run(end(), MoveOptions.DEFAULT).preflight();

    assertThat(audio("f1").uploadedAt()).isEqualTo(AT);
    assertThat(audio("f1").createdAt()).isEqualTo(Instant.ofEpochSecond(SECONDS + apart));
    assertThat(about(found, EntityKind.AUDIO_FILE, "f1"))
        .containsExactly(
            "DECISION ODD_VALUE: uploaded_at is "
                + (SECONDS + apart)
                + ", "
                + apart
                + " s from uploaded_at_iso, "
                + why
                + "; uploaded_at_iso is taken");
  }

  @Test
  void numbersKeepAllDigitsOrStopTheMove() {
    BigDecimal digits = new BigDecimal("12345678901234567890123456789012345678");
    BigDecimal fraction = new BigDecimal("1758729600.6543211234567890123456789");
    user(ANN, "ann@example.org");
    tables.put(
        USERS,
        "user_id",
        "u2",
        "email",
        "b@example.org",
        "password_hash",
        HASH,
        "created_at",
        fraction,
        "created_at_iso",
        ISO,
        "quota",
        digits);
    audio("f1", SECONDS, ISO, digits);
    audio("f2", fraction, ISO, 1);

    PreflightReport refused = moved.look(end(), MoveOptions.DEFAULT);
    assertThat(about(refused, EntityKind.AUDIO_FILE, "f1"))
        .containsExactly(
            "OBSTACLE LACKING_KIND: file_size is no whole number from 0 to 9223372036854775807");
    assertThat(about(refused, EntityKind.AUDIO_FILE, "f2"))
        .containsExactly(
            "OBSTACLE LACKING_KIND: uploaded_at is 1758729600.6543211234567890123456789, which no"
                + " record can hold to the last digit");
    assertThat(Moved.obstacles(refused)).hasSize(2);

    moved.run(end(), MoveOptions.DEFAULT.withLacking(MoveOptions.LackingKinds.LEAVE));
    assertThat(moved.find(space -> space.settings().find("u2")).orElseThrow().extra().value())
        .contains("\"created_at\":" + fraction, "\"quota\":" + digits);
  }

  @Test
  void oneOfTheTimesIsEnough() {
    user(ANN, "ann@example.org");
    audio("f1", SECONDS, null, 1);
    audio("f2", null, ISO, 1);
    audio("f3", null, "soon", 1);

    PreflightReport found = moved.run(end(), MoveOptions.DEFAULT).preflight();

    assertThat(audio("f1").uploadedAt()).isEqualTo(Instant.ofEpochSecond(SECONDS));
    assertThat(audio("f2").uploadedAt()).isEqualTo(AT);
    assertThat(about(found, EntityKind.AUDIO_FILE, "f1"))
        .containsExactly("DECISION ODD_VALUE: uploaded_at_iso is missing; taken from uploaded_at");
    assertThat(about(found, EntityKind.AUDIO_FILE, "f2")).isEmpty();
    assertThat(about(found, EntityKind.AUDIO_FILE, "f3"))
        .containsExactly(
            "DECISION ODD_VALUE: uploaded_at_iso is no time that can be read",
            "DECISION ODD_VALUE: uploaded_at is missing or unreadable; taken as"
                + " 1970-01-01T00:00:00Z");
  }

  @Test
  void filesOfNobodyAreKept() {
    user(ANN, "ann@example.org");
    tables.put(AUDIO, "file_id", "f1", "s3_key", "a", "uploaded_at_iso", ISO);
    tables.put(AUDIO, "file_id", "f2", "user_id", "gone", "s3_key", "a", "uploaded_at_iso", ISO);

    PreflightReport found = moved.run(end(), MoveOptions.DEFAULT).preflight();

    assertThat(moved.find(space -> space.audioFiles().find("gone", "f2"))).isPresent();
    assertThat(moved.find(space -> space.audioFiles().find(DecisionDataReader.ORPHANS, "f1")))
        .isPresent();
    assertThat(moved.find(space -> space.users().find("gone")).orElseThrow().status())
        .isEqualTo(UserStatus.DISABLED);
    assertThat(about(found, EntityKind.AUDIO_FILE, "f2"))
        .containsExactly(
            "DECISION ORPHAN: its user is not there; gone is made up, and cannot sign in");
    assertThat(about(found, EntityKind.USER, "gone"))
        .containsExactly("DECISION MADE: for audio files of a user who is gone");
  }

  @Test
  void oddAccountsAreSaid() {
    tables.put(
        USERS, "user_id", "u1", "key_salt", "no base64!", "created_at_iso", ISO, "plan", "pro");
    tables.put(
        USERS,
        "user_id",
        "u2",
        "email",
        "b@example.org",
        "password_hash",
        "plain",
        "created_at_iso",
        ISO);

    PreflightReport found = moved.look(end(), MoveOptions.DEFAULT);

    assertThat(about(found, EntityKind.USER, "u1"))
        .containsExactlyInAnyOrder(
            "DECISION ODD_VALUE: it has no e-mail address; its id is the user name",
            "DECISION ODD_VALUE: key_salt is no Base64; kept in the settings of the user",
            "DECISION ODD_VALUE: there is no component for plan; kept in the settings of the user");
    assertThat(about(found, EntityKind.CREDENTIAL, "u1"))
        .containsExactly(
            "DECISION ODD_VALUE: password_hash is missing; the account has no password");
    assertThat(about(found, EntityKind.CREDENTIAL, "u2"))
        .containsExactly("OBSTACLE LACKING_KIND: password_hash is of no kind that is known");

    moved.run(end(), Moved.ALL);
    assertThat(moved.find(space -> space.credentials().find("u2"))).isEmpty();
    assertThat(moved.find(space -> space.settings().find("u1")).orElseThrow().extra().value())
        .contains("\"key_salt\":\"no base64!\"", "\"plan\":\"pro\"");
  }

  @Test
  void registrationsThatRacedAreRefusedOrRenamed() {
    user(ANN, "ann@example.org");
    user("second", "ann@example.org");

    assertThat(Moved.obstacles(moved.look(end(), MoveOptions.DEFAULT)))
        .extracting(Finding::sort)
        .containsExactly(Finding.Sort.DUPLICATE_NAME);
    moved.run(end(), MoveOptions.DEFAULT.withDuplicates(MoveOptions.Duplicates.RENAME));
    assertThat(moved.find(space -> space.users().find("second"))).isPresent();
    assertThat(moved.find(space -> space.credentials().find("second"))).isPresent();
  }

  @Test
  void otherTablesAndAttributesAreNamed() {
    user(ANN, "ann@example.org");
    tables.table("panzoto-transcripts", "transcript_id");
    tables.put(
        AUDIO,
        "file_id",
        "f1",
        "user_id",
        ANN,
        "s3_key",
        "a",
        "uploaded_at_iso",
        ISO,
        "duration",
        12);

    PreflightReport found = moved.look(end(), MoveOptions.DEFAULT);

    assertThat(found.findings())
        .extracting(Finding::detail)
        .contains("the table panzoto-transcripts is not carried over");
    assertThat(about(found, EntityKind.AUDIO_FILE, "f1"))
        .containsExactly("OBSTACLE LACKING_KIND: there is no place for duration");
  }

  @Test
  void theTablesAreToldByTheirKeys() {
    assertThat(DecisionData.isIn(tables, "panzoto-")).isTrue();
    assertThat(DecisionData.isIn(tables, "other-")).isFalse();
    ListedTables versionSix = new ListedTables().table(USERS, "username").table(AUDIO, "file_id");
    assertThat(DecisionData.isIn(versionSix, "panzoto-")).isFalse();
    assertThat(DecisionData.names("p-")).isEqualTo(List.of("p-users", "p-audio-files"));
  }

  @Test
  void theSameMoveAgainDoublesNothing() {
    user(ANN, "ann@example.org");
    audio("f1", SECONDS, ISO, 1);
    moved.run(end(), MoveOptions.DEFAULT);

    assertThat(moved.run(end(), MoveOptions.DEFAULT).written()).isZero();
  }
}
