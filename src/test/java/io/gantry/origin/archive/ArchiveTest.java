package io.gantry.origin.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.gantry.chat.Message;
import io.gantry.common.CursorCodec;
import io.gantry.common.JsonText;
import io.gantry.contract.BulkWorld;
import io.gantry.fake.InMemoryStore;
import io.gantry.fake.RecordCopy;
import io.gantry.move.MoveException;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkLoad.Into;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.relational.RelationalStore;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("tests");
  private static final BulkLoad LOAD = new BulkLoad("export", Into.EMPTY);
  private static final CursorCodec CURSORS = new CursorCodec(new byte[32]);
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.000006Z");

  private static final byte[] SPACES = " ".repeat(1 << 20).getBytes(UTF_8);

  @TempDir private Path directory;

  private static List<BulkRecord> world() {
    return new BulkWorld(SchemaVersion.V7).nasty();
  }

  private static void write(BulkWriter writer, List<BulkRecord> records, int most) {
    BulkWorld.batches(records, most).forEach(batch -> writer.write(batch, Map.of()));
  }

  private Archive written(String name, List<BulkRecord> records) {
    Archive archive = Archive.at(directory.resolve(name));
    try (BulkWriter writer = archive.writer(LOAD)) {
      write(writer, records, 100);
      writer.complete();
    }
    return archive;
  }

  private static List<BulkRecord> read(BulkReader reader, int parts) {
    List<BulkRecord> all = new ArrayList<>();
    for (EntityKind kind : BulkWorld.ORDER) {
      for (BulkRange range : reader.ranges(kind, parts)) {
        Optional<String> place = Optional.empty();
        do {
          BulkBatch batch = reader.read(range, place);
          assertThat(batch.remarks()).isEmpty();
          all.addAll(batch.records());
          place = batch.following();
        } while (place.isPresent());
      }
    }
    return all;
  }

  private static List<BulkRecord> read(Archive archive) {
    try (BulkReader reader = archive.reader()) {
      return read(reader, 1);
    }
  }

  private static Map<String, String> files(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      Map<String, String> all = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .forEach(file -> all.put(path.relativize(file).toString(), text(file)));
      return all;
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What comes out of a store that an archive was loaded into, as another archive. */
  private Archive through(Store store, Archive archive, String name) {
    store.prepare();
    try (BulkWriter writer = store.bulkWriter(ACCESS, LOAD)) {
      write(writer, read(archive), 500);
      writer.complete();
    }
    try (BulkReader reader = store.bulkReader(ACCESS)) {
      return written(name, read(reader, 3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".zip"})
  void whatAStoreTookInComesOutTheSameToTheByte(String ending) throws IOException {
    Archive first = written("first" + ending, world());
    RelationalStore.Options options =
        RelationalStore.Options.of(Provider.SQLITE, "sqlite:" + directory.resolve("seven.db"));
    try (Store sqlite = RelationalStore.of(options, CURSORS, null);
        Store memory = new InMemoryStore(CURSORS)) {
      Archive second = through(sqlite, first, "second" + ending);
      through(memory, second, "third" + ending);
    }
    assertThat(read(first)).containsExactlyInAnyOrderElementsOf(world());
    Map<String, String> expected = files(directory.resolve("first" + ending));
    assertThat(files(directory.resolve("second" + ending))).isEqualTo(expected);
    assertThat(files(directory.resolve("third" + ending))).isEqualTo(expected);
    assertThat(directory.resolve("first" + ending + ".load")).doesNotExist();
  }

  @Test
  void theOrderOfWritingPlaysNoPart() throws IOException {
    written("first", world());
    List<BulkRecord> shuffled = new ArrayList<>(world());
    Collections.shuffle(shuffled, new Random(7));
    Archive other = Archive.at(directory.resolve("other"));
    try (BulkWriter writer = other.writer(LOAD)) {
      // One at a time, and twice: more runs of a kind than are merged at once.
      assertThat(shuffled.stream().filter(ArchiveTest::isMessage))
          .hasSizeBetween(Spool.FAN_IN / 2 + 1, Spool.FAN_IN * 2);
      shuffled.forEach(record -> writer.write(List.of(record, record), Map.of()));
      shuffled.forEach(record -> writer.write(List.of(record), Map.of()));
      writer.write(shuffled.subList(0, 20), Map.of());
      writer.complete();
    }
    assertThat(files(directory.resolve("other"))).isEqualTo(files(directory.resolve("first")));
  }

  private static boolean isMessage(BulkRecord record) {
    return record.kind() == EntityKind.MESSAGE;
  }

  @Test
  void payloadsAndSecretsAreKeptAndForTheOwnerAlone() throws IOException {
    Message message =
        new Message(
            "m",
            "c",
            "ann",
            "k",
            "user",
            new JsonText("{ \"a\": 1.10,\n\"b\"\u0000:'é😀' }"),
            null,
            new JsonText("1e400"),
            Long.MAX_VALUE,
            AT,
            AT,
            3);
    Path archive = directory.resolve("a");
    written("a", List.of(BulkRecord.of(TenantId.DEFAULT, message)));
    assertThat(text(archive.resolve("messages.ndjson")))
        .isEqualTo(
            "{\"tenant\":\"default\",\"id\":\"m\",\"conversation_id\":\"c\",\"owner_id\":\"ann\","
                + "\"order_key\":\"k\",\"role\":\"user\","
                + "\"content\":\"{ \\\"a\\\": 1.10,\\n\\\"b\\\"\\u0000:'é😀' }\",\"mode\":null,"
                + "\"metadata\":\"1e400\",\"token_count\":9223372036854775807,"
                + "\"created_at\":\"2026-01-02T03:04:05.000006Z\","
                + "\"updated_at\":\"2026-01-02T03:04:05.000006Z\",\"revision\":3}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rwx------");
    for (String file : files(archive).keySet()) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(archive.resolve(file))))
          .isEqualTo("rw-------");
    }
    written("w", world());
    assertThat(text(directory.resolve("w/credentials.ndjson"))).contains("0a1b0a1b");
  }

  @Test
  void rangesAreDisjointAndEachIsTakenUpWhereItWasLeft() {
    List<BulkRecord> many = new ArrayList<>();
    Message sample =
        new Message(
            "m",
            "c",
            "ann",
            "k",
            "user",
            new JsonText("\"" + "x".repeat(3_000) + "\""),
            null,
            JsonText.EMPTY_OBJECT,
            null,
            AT,
            AT,
            1);
    for (int number = 0; number < 2_500; number++) {
      Message keyed = RecordCopy.with(sample, "orderKey", "%05d".formatted(number));
      many.add(
          BulkRecord.of(TenantId.DEFAULT, RecordCopy.with(keyed, "id", "m" + (9_999 - number))));
    }
    Archive archive = written("a", many);
    assertThat(read(archive)).isEqualTo(many);
    List<BulkRecord> parts = new ArrayList<>();
    try (BulkReader reader = archive.reader()) {
      assertThat(reader.ranges(EntityKind.MESSAGE, 3)).hasSize(3);
      for (int one : new int[] {2, 7, 5_000}) {
        assertThat(read(reader, one)).isEqualTo(many);
      }
      BulkRange whole = reader.ranges(EntityKind.MESSAGE, 1).get(0);
      Optional<String> place = Optional.empty();
      do {
        try (BulkReader another = archive.reader()) {
          BulkBatch batch = another.read(whole, place);
          assertThat(batch.records()).hasSizeLessThan(1_000);
          parts.addAll(batch.records());
          place = batch.following();
        }
      } while (place.isPresent());
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> reader.read(new BulkRange(EntityKind.MESSAGE, "all"), Optional.empty()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> reader.ranges(EntityKind.IDEMPOTENT_ANSWER, 1));
    }
    assertThat(parts).isEqualTo(many);
  }

  @Test
  void aLoadIsTakenUpWithItsJournal() throws IOException {
    List<BulkRecord> records = world();
    written("whole", records);
    Archive archive = Archive.at(directory.resolve("a"));
    try (BulkWriter writer = archive.writer(LOAD)) {
      writer.write(records.subList(0, 50), Map.of("place", "50", "load", "x"));
      assertThat(archive.unfinishedLoad()).contains("export");
    }
    // What a killed process wrote last, without its note.
    Files.writeString(
        directory.resolve("a.load/tenants.lines"), "half a li", UTF_8, StandardOpenOption.APPEND);
    assertThatExceptionOfType(StoreException.Loading.class)
        .isThrownBy(() -> archive.writer(new BulkLoad("another", Into.EMPTY)))
        .matches(refused -> refused.load().equals("export"));
    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(archive::reader)
        .matches(refused -> refused.code() == MoveException.Code.NOT_FOUND);
    try (BulkWriter writer = archive.writer(LOAD)) {
      assertThat(writer.journal()).isEqualTo(Map.of("place", "50", "load", "x"));
      writer.write(records.subList(0, 100), Map.of("place", "100"));
      writer.endLoad();
      writer.endLoad();
      writer.write(records.subList(100, records.size()), Map.of());
      writer.endLoad();
      assertThat(read(archive)).hasSameSizeAs(records);
    }
    try (BulkWriter writer = archive.writer(LOAD)) {
      writer.complete();
      writer.complete();
      assertThat(writer.journal()).isEmpty();
      assertThatIllegalStateException().isThrownBy(() -> writer.note(Map.of("a", "b")));
    }
    assertThat(archive.unfinishedLoad()).isEmpty();
    assertThat(files(directory.resolve("a"))).isEqualTo(files(directory.resolve("whole")));
    assertThatExceptionOfType(StoreException.AlreadyExists.class)
        .isThrownBy(() -> archive.writer(LOAD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.zip"})
  void aKilledCompletionIsTakenUp(String name) throws IOException {
    Archive archive = Archive.at(directory.resolve(name));
    try (BulkWriter writer = archive.writer(LOAD)) {
      write(writer, world(), 500);
      writer.endLoad();
    }
    Path staging = directory.resolve(name + ".load");
    Path kept = directory.resolve("kept");
    Files.createDirectory(kept);
    for (String file : List.of("journal.json", "tenants.lines", "tenants.places")) {
      Files.copy(staging.resolve(file), kept.resolve(file));
    }
    archive.writer(LOAD).complete();
    Map<String, String> whole = files(directory.resolve(name));
    Files.move(kept, staging, StandardCopyOption.ATOMIC_MOVE);
    assertThat(archive.unfinishedLoad()).contains("export");
    archive.writer(LOAD).complete();
    assertThat(staging).doesNotExist();
    assertThat(files(directory.resolve(name))).isEqualTo(whole);
  }

  @Test
  void twoRecordsOfOneKeyAreFoundWhenTheLoadEnds() {
    BulkRecord one = world().get(0);
    Object other = RecordCopy.with(one.value(), "revision", 99L);
    try (BulkWriter writer = Archive.at(directory.resolve("a")).writer(LOAD)) {
      writer.write(List.of(one, BulkRecord.of(one.tenant(), other)), Map.of());
      assertThatExceptionOfType(StoreException.AlreadyExists.class)
          .isThrownBy(writer::endLoad)
          .matches(refused -> refused.kind().equals("tenant"));
    }
  }

  @Test
  void rootsAreInTheManifest() {
    Map<String, String> roots = Map.of("message", "ab\n", "canvas", "cd");
    Archive archive = Archive.at(directory.resolve("a")).withRoots(roots);
    try (BulkWriter writer = archive.writer(LOAD)) {
      writer.complete();
    }
    assertThat(Archive.ofAddress("archive:" + directory.resolve("a")).roots()).isEqualTo(roots);
    assertThat(read(archive)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Archive.ofAddress("zip:x"));
  }

  private void damage(String file, UnaryOperator<String> change) throws IOException {
    Path path = directory.resolve("a").resolve(file);
    Files.writeString(path, change.apply(Files.readString(path)));
  }

  private void assertDamaged(String... parts) {
    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> read(Archive.at(directory.resolve("a"))))
        .matches(refused -> !refused.hint().isEmpty())
        .withMessageContaining(directory.resolve("a").toString())
        .withMessageContainingAll(parts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"revision\":1}  | \"revision\":1,\"more\":2} | the field more is unknown",
        "\"revision\":1}  | \"revision\":\"1\"}  | the field revision must be an integer",
        "\"revision\":1}  | \"revision\":1.0}    | the field revision must be an integer",
        "\"revision\":1}  | \"revision\":99999999999999999999} | not the JSON of a record",
        "\"revision\":1}  | \"revision\":null}   | the field revision must be given",
        "\"revision\":1}  | \"revision\":1       | not the JSON of a record",
        "\"revision\":1}  | \"revision\":1}x     | not the JSON of a record",
        "\"revision\":1}  | \"revision\":1}{}    | something follows the record",
        ",\"revision\":1} | }                    | the field revision is missing",
        "\"tenant\":      | \"id\":              | not the JSON of a record",
        "\"role\":\"MEMBER\" | \"role\":\"KING\" | the field role must be one of [ADMIN, MEMBER]",
        "\"role\":\"MEMBER\" | \"role\":7        | the field role must be a text",
        "\"created_at\":\"2024-02-29T12:34:56.789012Z\" | \"created_at\":\"2024-02-29\" | the field created_at must be a time",
        "{\"tenant\":\"default\" | {\"tenant\":\"Ä\" | tenant_id must be",
        "{\"tenant\":\"default\", | {\"tenant\":4, | the field tenant must be a text",
        "{                | [                    | not a JSON object",
      })
  void aDamagedLineIsNamed(String from, String to, String message) throws IOException {
    written("a", List.of(user("ann"), user("bob")));
    damage(
        "users.ndjson",
        text -> {
          int second = text.indexOf('\n') + 1;
          String line = text.substring(second);
          assertThat(line).contains(from);
          return text.substring(0, second) + line.replace(from, to);
        });
    assertDamaged("users.ndjson", "manifest says", "line 2: " + message);
    // Somebody mended the digests and not the line.
    mendManifest("users.ndjson");
    assertDamaged("users.ndjson, line 2: " + message);
  }

  @Test
  void aLineLongerThanAnyRecordIsNamed() throws IOException {
    written("a", List.of(user("ann"), user("bob")));
    String text = "a".repeat(JsonText.MAX_BYTES + 1);
    damage("users.ndjson", old -> old.replace("\"id\":\"bob\"", "\"id\":\"" + text + "\""));

    assertDamaged("users.ndjson has more bytes than the manifest says");
    mendManifest("users.ndjson");
    assertDamaged("users.ndjson, line 2: longer than any record");
  }

  @Test
  void aLineThatHasNoEndIsNotReadIntoMemory() {
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream("{\"tenant\":\"".getBytes(UTF_8)),
            new InputStream() {
              @Override
              public int read() {
                return 'a';
              }
            });

    assertThatExceptionOfType(DamagedLineException.class)
        .isThrownBy(() -> ArchiveKind.of(EntityKind.USER).orElseThrow().line().record(endless))
        .withMessage("longer than any record");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c3", "c181", "eda0bdedb880", "f5808080", "e08080"})
  void bytesThatAreNotUtf8AreNamedByLine(String hex) throws IOException {
    written("a", List.of(user("ann"), user("bob")));
    Path file = directory.resolve("a").resolve("users.ndjson");
    String text = Files.readString(file, ISO_8859_1);
    String bytes = new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    Files.writeString(file, text.replace("\"username\":\"", "\"username\":\"" + bytes), ISO_8859_1);
    mendManifest("users.ndjson");
    assertDamaged("users.ndjson, line 1: not the JSON of a record, or not UTF-8");
  }

  private static BulkRecord user(String id) {
    return world().stream()
        .filter(record -> record.kind() == EntityKind.USER)
        .filter(record -> record.tenant().equals(TenantId.DEFAULT))
        .filter(record -> record.value().toString().contains("role=MEMBER"))
        .map(record -> RecordCopy.with(record.value(), "id", id))
        .map(value -> BulkRecord.of(TenantId.DEFAULT, value))
        .findFirst()
        .orElseThrow();
  }

  private void mendManifest(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve("a").resolve(file));
    String sha256 = HexFormat.of().formatHex(ArchiveWriter.sha256().digest(bytes));
    damage(
        Manifest.FILE,
        text ->
            text.replaceAll("\"bytes\" : \\d+", "\"bytes\" : " + bytes.length)
                .replaceAll("\"sha256\" : \"\\w+\"", "\"sha256\" : \"" + sha256 + "\""));
  }

  @Test
  void filesThatAreNotThoseOfTheManifestAreRefused() throws IOException {
    written("a", List.of(user("ann"), user("bob")));
    Files.copy(directory.resolve("a/users.ndjson"), directory.resolve("users"));
    damage("users.ndjson", text -> text.replace("ann", "amy"));
    assertDamaged("users.ndjson has another SHA-256 than the manifest says");
    damage("users.ndjson", text -> text.substring(0, text.indexOf('\n') + 1));
    assertDamaged("users.ndjson has", "bytes, the manifest says");
    Files.delete(directory.resolve("a/users.ndjson"));
    assertDamaged("users.ndjson is missing");
    Files.copy(directory.resolve("users"), directory.resolve("a/users.ndjson"));
    damage(Manifest.FILE, text -> text.replace("\"format_version\" : 1", "\"format_version\" : 2"));
    assertDamaged("manifest.json: format 2, of a later build; this one reads up to 1");
    damage(Manifest.FILE, text -> text.replace("gantry-archive", "other"));
    assertDamaged("manifest.json: not the manifest of an archive");
    damage(Manifest.FILE, text -> "{");
    assertDamaged("manifest.json: not JSON, or not UTF-8");
    Files.delete(directory.resolve("a/manifest.json"));
    assertDamaged("manifest.json is missing");
    Files.delete(directory.resolve("a/users.ndjson"));
    Files.delete(directory.resolve("a"));
    assertDamaged("There is no archive");
  }

  /** A zip file of the archive, where one file has spaces behind what it held. */
  private Path unfolding(String file, long spaces) throws IOException {
    Path zip = directory.resolve("unfolding.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> all = Files.list(directory.resolve("a"))) {
      for (Path path : all.toList()) {
        out.putNextEntry(new ZipEntry(path.getFileName().toString()));
        Files.copy(path, out);
        if (path.endsWith(file)) {
          for (long left = spaces; left > 0; left -= SPACES.length) {
            out.write(SPACES);
          }
        }
      }
    }
    return zip;
  }

  /** Both can be of any size, which memory is not. */
  @ParameterizedTest
  @CsvSource({
    "manifest.json, longer than any manifest",
    "users.ndjson, users.ndjson has more bytes than the manifest says"
  })
  void whatUnfoldsWithoutEndIsNotTakenIn(String file, String message) throws IOException {
    written("a", List.of(user("ann")));
    Archive archive = Archive.at(unfolding(file, 4L << 20));

    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> read(archive))
        .withMessageContaining(directory.resolve("unfolding.zip") + "!/" + file)
        .withMessageContaining(message);
  }

  @Test
  void whatIsNoZipFileIsNotWaitedFor() throws IOException {
    Archive archive = Archive.at(Files.writeString(directory.resolve("a.zip"), "no zip"));

    assertThatExceptionOfType(MoveException.class)
        .isThrownBy(() -> read(archive))
        .withMessageContaining("There is no whole zip file at")
        .matches(refused -> refused.code() == MoveException.Code.FAILED);
  }
}
