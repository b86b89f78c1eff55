package io.gantry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.common.Ids;
import io.gantry.contract.BulkWorld;
import io.gantry.fake.FlakyStore;
import io.gantry.fake.InMemoryStore;
import io.gantry.move.Cancellation;
import io.gantry.move.Move;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveListener;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveRequest;
import io.gantry.origin.archive.Archive;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkWriter;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.StoreAdministration;
import io.gantry.store.StoreContents;
import io.gantry.store.StoreException;
import io.gantry.store.StoreLease;
import io.gantry.store.StoreLeases;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportsTest {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("tests");

  /** Made owners and tenants have the time of their making. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  /** Gives one store away and counts who kept it. */
  private static class CountedLeases implements StoreLeases {

    private final Store store;
    private int kept;

    CountedLeases(Store store) {
      this.store = store;
    }

    @Override
    public StoreLease take() {
      throw new AssertionError("An export takes longer than a request may");
    }

    @Override
    public StoreLease keep() {
      kept++;
      return new StoreLease() {
        @Override
        public Store store() {
          return store;
        }

        @Override
        public void close() {
          kept--;
        }
      };
    }
  }

  private static Store filled(SchemaVersion version) {
    Store store = new InMemoryStore(version);
    store.prepare();
    try (BulkWriter writer = store.bulkWriter(ACCESS, new BulkLoad("fill", BulkLoad.Into.EMPTY))) {
      BulkWorld.batches(new BulkWorld(version).nasty(), 100)
          .forEach(batch -> writer.write(batch, Map.of()));
      writer.complete();
    }
    return store;
  }

  private Exports exports(StoreLeases leases) {
    return new Exports(folder.resolve("exports"), leases, CLOCK, new Ids(CLOCK));
  }

  private static byte[] sent(Export export) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.sendTo(out);
    assertThat(out.size()).isEqualTo(export.length());
    return out.toByteArray();
  }

  private void move(MoveEnd from, MoveEnd to) {
    new Move(new Move.Surroundings(CLOCK, folder.resolve("moves"), "test"))
        .run(
            new MoveRequest(from, to, MoveOptions.DEFAULT),
            MoveListener.SILENT,
            new Cancellation());
  }

  @ParameterizedTest
  @EnumSource(names = {"V7", "V8"})
  void theBytesAreThoseOfAMoveIntoAnArchive(SchemaVersion version) throws IOException {
    Store store = filled(version);
    byte[] sent = sent(exports(new CountedLeases(store)).read(MoveOptions.DEFAULT));
    Path file = folder.resolve("moved.zip");

    move(MoveEnd.ofOpenStore("store", store), Archive.at(file).end());

    assertThat(sent).isEqualTo(Files.readAllBytes(file));
  }

  @ParameterizedTest
  @EnumSource
  void everyVersionIsTakenInAndExportedTheSameAgain(SchemaVersion version) throws IOException {
    byte[] first = sent(exports(new CountedLeases(filled(version))).read(MoveOptions.DEFAULT));
    Path file = Files.write(folder.resolve("first.zip"), first);
    Store other = new InMemoryStore(SchemaVersion.V7);

    move(Archive.at(file).end(), MoveEnd.ofOpenStore("other", other));

    assertThat(sent(exports(new CountedLeases(other)).read(MoveOptions.DEFAULT))).isEqualTo(first);
  }

  @Test
  void theStoreIsGivenBackBeforeAnythingIsSentAndThePlaceAfterIt() throws IOException {
    CountedLeases leases = new CountedLeases(filled(SchemaVersion.V7));
    Exports exports = exports(leases);
    Export first = exports.read(MoveOptions.DEFAULT);
    Export second = exports.read(MoveOptions.DEFAULT);

    assertThat(leases.kept).isZero();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> exports.read(MoveOptions.DEFAULT))
        .satisfies(
            refused -> {
              assertThat(refused.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
              assertThat(refused.headers()).containsKey("Retry-After");
            });
    first.sendTo(OutputStream.nullOutputStream());
    first.close();
    exports.read(MoveOptions.DEFAULT).close();
    assertThat(second.length()).isPositive();
    second.close();
    assertThat(folder.resolve("exports")).isEmptyDirectory();
  }

  @Test
  void aClientThatLeavesEndsIt() {
    Exports exports = exports(new CountedLeases(filled(SchemaVersion.V7)));
    for (int time = 0; time <= Exports.MAX_AT_ONCE; time++) {
      Export export = exports.read(MoveOptions.DEFAULT);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> export.sendTo(new LostConnection()));
    }
    assertThat(folder.resolve("exports")).isEmptyDirectory();
  }

  private static final class LostConnection extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      throw new IOException("Broken pipe");
    }
  }

  @Test
  void failuresGiveStoreAndPlaceBack() {
    CountedLeases leases = new CountedLeases(filled(SchemaVersion.V7));
    Exports exports = exports(leases);
    for (int time = 0; time <= Exports.MAX_AT_ONCE; time++) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> exports.read(MoveOptions.DEFAULT.withUser("nobody")))
          .satisfies(missing -> assertThat(missing.type()).isEqualTo(ProblemType.NOT_FOUND));
    }
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> exports.read(MoveOptions.DEFAULT.withTenant(new TenantId("nobodys"))))
        .withMessage("There is no tenant nobodys");
    assertThat(leases.kept).isZero();
    assertThat(folder.resolve("exports")).isEmptyDirectory();
  }

  @Test
  void aStoreThatIsAwayIsToldAtOnce() {
    FlakyStore store = new FlakyStore();
    store.away(true);
    Exports exports = exports(new CountedLeases(store));

    assertThatExceptionOfType(StoreException.Unavailable.class)
        .isThrownBy(() -> exports.read(MoveOptions.DEFAULT));
  }

  @Test
  void aDiskWithoutRoomIsToldFromRecordsThatDoNotFit() {
    Exports exports = exports(new CountedLeases(vast(filled(SchemaVersion.V7))));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> exports.read(MoveOptions.DEFAULT))
        .withMessageContaining("There is not enough room")
        .satisfies(
            refused -> {
              assertThat(refused.type()).isEqualTo(ProblemType.INSUFFICIENT_STORAGE);
              assertThat(refused.type().status()).isEqualTo(507);
            });
    assertThat(folder.resolve("exports")).isEmptyDirectory();
  }

  @Test
  @EnabledIf("hasADeviceThatIsAlwaysFull")
  void aDiskThatFillsMeanwhileIsNoFaultOfTheStore() {
    CountedLeases leases =
        new CountedLeases(filled(SchemaVersion.V7)) {
          @Override
          public StoreLease keep() {
            replaceByDevice("messages.lines");
            return super.keep();
          }
        };
    Exports exports = exports(leases);

    for (int time = 0; time <= Exports.MAX_AT_ONCE; time++) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> exports.read(MoveOptions.DEFAULT))
          .satisfies(full -> assertThat(full.type()).isEqualTo(ProblemType.INSUFFICIENT_STORAGE));
    }
    assertThat(folder.resolve("exports")).isEmptyDirectory();
    assertThat(FULL).exists();
  }

  static boolean hasADeviceThatIsAlwaysFull() {
    return Files.exists(FULL);
  }

  /** Has what goes into a spool of the only export go to the device instead. */
  private void replaceByDevice(String spool) {
    try (Stream<Path> files = Files.walk(folder.resolve("exports"))) {
      Path journal = files.filter(Files::isRegularFile).findAny().orElseThrow();
      Files.createSymbolicLink(journal.resolveSibling(spool), FULL);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The same store, which says that it takes more bytes than any disk has. */
  private static Store vast(Store store) {
    StoreAdministration administration = store.administration();
    StoreContents counted = administration.contents(ACCESS);
    StoreContents vast = new StoreContents(counted.counts(), OptionalLong.of(Long.MAX_VALUE / 4));
    StoreAdministration other =
        replacing(StoreAdministration.class, administration, "contents", vast);
    return replacing(Store.class, store, "administration", other);
  }

  private static <T> T replacing(Class<T> type, T whole, String method, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) ->
                called.getName().equals(method) ? answer : called.invoke(whole, arguments)));
  }

  @Test
  void whatAKilledProcessLeftIsDeleted() throws IOException {
    Path left = Files.createDirectories(folder.resolve("exports/left"));
    Files.writeString(left.resolve("users.lines"), "secret");

    exports(new CountedLeases(filled(SchemaVersion.V7)));

    assertThat(left).doesNotExist();
  }
}
