package io.gantry.origin.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.contract.BulkWorld;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkLoad.Into;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamedArchiveTest {

  private static final int FEW = 7;

  @TempDir private Path directory;

  private static List<BulkRecord> world() {
    return new BulkWorld(SchemaVersion.V7).nasty();
  }

  private byte[] file(List<BulkRecord> records) throws IOException {
    Path zip = directory.resolve("file.zip");
    try (BulkWriter writer = Archive.at(zip).writer(new BulkLoad("file", Into.EMPTY))) {
      BulkWorld.batches(records, 100).forEach(batch -> writer.write(batch, Map.of()));
      writer.complete();
    }
    return Files.readAllBytes(zip);
  }

  private StreamedArchive streamed(List<BulkRecord> records) {
    StreamedArchive archive = StreamedArchive.in(directory.resolve("stream"));
    BulkWorld.batches(records, FEW)
        .forEach(batch -> archive.writer().write(batch, Map.of("place", "x")));
    return archive;
  }

  @Test
  void theBytesAreThoseOfTheFile() throws IOException {
    List<BulkRecord> shuffled = new ArrayList<>(world());
    Collections.shuffle(shuffled, new Random(11));
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (StreamedArchive archive = streamed(shuffled)) {
      long length = archive.summedUp();
      archive.writeTo(sent);

      assertThat(length).isEqualTo(sent.size());
    }
    assertThat(sent.toByteArray()).isEqualTo(file(world()));
  }

  @Test
  void theZoneOfTheMachinePlaysNoPart() throws IOException {
    file(world());
    try (ZipFile zip = new ZipFile(directory.resolve("file.zip").toFile())) {
      assertThat(zip.stream()).hasSizeGreaterThan(2).allMatch(entry -> entry.getExtra() == null);
    }
  }

  @Test
  void nothingIsAnArchiveToo() throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (StreamedArchive archive = streamed(List.of())) {
      assertThat(archive.summedUp()).isPositive();
      archive.writeTo(sent);
    }
    assertThat(sent.toByteArray()).isEqualTo(file(List.of()));
  }

  @Test
  void linesWaitForTheirOwnerAloneAndOnceAndAreGoneAtTheEnd() throws IOException {
    Path folder = directory.resolve("stream");
    try (StreamedArchive archive = streamed(world())) {
      long length = archive.summedUp();
      archive.writeTo(OutputStream.nullOutputStream());

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
      assertThat(sizeOfLines(folder)).isLessThan(length);
    }
    assertThat(folder).doesNotExist();
  }

  private static long sizeOfLines(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".lines") || file.toString().endsWith(".ndjson"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"canvases", "messages", "workflows"})
  void whatBreaksOffIsNoZipFile(String kind) throws IOException {
    Path torn = directory.resolve("torn.zip");
    try (StreamedArchive archive = streamed(world());
        OutputStream out = Files.newOutputStream(torn)) {
      long length = archive.summedUp();
      Path lines = directory.resolve("stream/archive.zip.load").resolve(kind + ".lines");
      try (FileChannel channel = FileChannel.open(lines, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() - 1);
      }
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> archive.writeTo(out));
      assertThat(Files.size(torn)).isLessThan(length);
    }
    assertThatExceptionOfType(ZipException.class)
        .isThrownBy(() -> new ZipFile(torn.toFile()).close());
  }

  @Test
  void otherBytesThanThoseSummedUpAreNotSentAsIfTheyWereThem() throws IOException {
    try (StreamedArchive archive = streamed(world())) {
      archive.summedUp();
      Path lines = directory.resolve("stream/archive.zip.load/messages.lines");
      byte[] bytes = Files.readAllBytes(lines);
      bytes[bytes.length / 2] ^= 1;
      Files.write(lines, bytes);

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> archive.writeTo(OutputStream.nullOutputStream()));
    }
  }

  @Test
  void twoRecordsOfOneKeyAreFoundBeforeAnythingIsSent() {
    TenantId id = new TenantId("acme");
    Instant at = Instant.parse("2026-01-02T03:04:05Z");
    List<BulkRecord> two =
        List.of(
            BulkRecord.of(id, new Tenant(id, "one", TenantStatus.ACTIVE, at, at, 1)),
            BulkRecord.of(id, new Tenant(id, "two", TenantStatus.ACTIVE, at, at, 1)));
    try (StreamedArchive archive = streamed(two)) {
      assertThatExceptionOfType(StoreException.AlreadyExists.class).isThrownBy(archive::summedUp);
    }
  }
}
