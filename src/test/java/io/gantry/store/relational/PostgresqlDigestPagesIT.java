package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.contract.BulkWorld;
import io.gantry.fake.RecordCopy;
import io.gantry.move.digest.RecordDigest;
import io.gantry.move.digest.RecordDigester;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.DigestSource;
import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.tenancy.TenantAccess;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much PostgreSQL makes digests of at once, and whether it does at all. */
class PostgresqlDigestPagesIT {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("tests");
  private static final int MIB = 1024 * 1024;

  private String url;
  private RelationalStore store;

  @BeforeEach
  void open() {
    url = Stores.newPostgresql();
    store = Stores.postgresql(url);
    store.prepare();
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Loads a world, and as many messages besides, of one conversation and with long texts. */
  private void load(int count, int length) {
    List<BulkRecord> records = new ArrayList<>(new BulkWorld(SchemaVersion.V7).plain());
    BulkRecord sample =
        records.stream()
            .filter(record -> record.kind() == EntityKind.MESSAGE)
            .findFirst()
            .orElseThrow();
    JsonText text = new JsonText('"' + "x".repeat(length) + '"');
    for (int number = 0; number < count; number++) {
      Object named = RecordCopy.with(sample.value(), "id", "long " + number);
      Object placed = RecordCopy.with(named, "orderKey", "long-" + (10_000 + number));
      records.add(BulkRecord.of(sample.tenant(), RecordCopy.with(placed, "content", text)));
    }
    try (BulkWriter writer = store.bulkWriter(ACCESS, new BulkLoad("pages", BulkLoad.Into.EMPTY))) {
      BulkWorld.batches(records, 10).forEach(batch -> writer.write(batch, Map.of()));
      writer.complete();
    }
  }

  private static List<Optional<DigestSource.Batch>> pages(BulkReader reader) {
    DigestSource source = reader.digestSource().orElseThrow();
    BulkRange range = reader.ranges(EntityKind.MESSAGE, 1).get(0);
    List<Optional<DigestSource.Batch>> pages = new ArrayList<>();
    Optional<String> place = Optional.empty();
    do {
      Optional<DigestSource.Batch> page = source.digests(range, place);
      pages.add(page);
      place = page.isPresent() ? page.get().following() : reader.read(range, place).following();
    } while (place.isPresent());
    return pages;
  }

  private static List<RecordDigest> made(BulkReader reader) {
    RecordDigester digester = new RecordDigester();
    return pages(reader).stream()
        .flatMap(page -> page.orElseThrow().digests().stream())
        .map(digester::digest)
        .toList();
  }

  private static List<RecordDigest> read(BulkReader reader) {
    RecordDigester digester = new RecordDigester();
    List<RecordDigest> read = new ArrayList<>();
    BulkRange range = reader.ranges(EntityKind.MESSAGE, 1).get(0);
    Optional<String> place = Optional.empty();
    do {
      var batch = reader.read(range, place);
      batch.records().forEach(record -> read.add(digester.digest(record)));
      place = batch.following();
    } while (place.isPresent());
    return read;
  }

  @Test
  void aPageEndsWhereItsTextsAreMany() {
    load(20, MIB);
    try (BulkReader reader = store.bulkReader(ACCESS)) {
      assertThat(pages(reader))
          .hasSizeGreaterThan(2)
          .allSatisfy(page -> assertThat(page.orElseThrow().bytes()).isLessThan(8 * MIB));
      assertThat(made(reader)).hasSameElementsAs(read(reader)).hasSizeGreaterThan(20);
    }
  }

  @Test
  void aRowThatIsVeryLongIsRead() {
    load(1, 5 * MIB);
    try (BulkReader reader = store.bulkReader(ACCESS)) {
      assertThat(pages(reader)).first().isEqualTo(Optional.empty());
    }
  }

  @Test
  void aLoginThatMayNotIsNotAsked() throws SQLException {
    load(1, 1);
    try (Database superuser = Stores.postgresqlDatabase(url)) {
      SchemaContract.execute(
          superuser,
          "CREATE ROLE undigested LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO undigested;"
              + " REVOKE EXECUTE ON FUNCTION pg_catalog.sha256(bytea) FROM PUBLIC");
    }
    RelationalStore.Options options =
        new RelationalStore.Options(
            Provider.POSTGRESQL, SchemaVersion.V7, url, "undigested", new Secret("any"), 2);
    try (RelationalStore denied = RelationalStore.of(options, Stores.CURSORS, null);
        BulkReader reader = denied.bulkReader(ACCESS)) {
      assertThat(reader.digestSource()).isEmpty();
      assertThat(read(reader)).isNotEmpty();
    }
  }

  @Test
  void functionsThatPeopleMadeAreNotTaken() throws SQLException {
    load(1, 1);
    try (Database superuser = Stores.postgresqlDatabase(url)) {
      SchemaContract.execute(
          superuser,
          "CREATE FUNCTION public.sha256(bytea) RETURNS text LANGUAGE sql AS 'SELECT NULL::text';"
              + " DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = public,"
              + " pg_catalog', current_database()); END $$");
    }
    try (RelationalStore other = Stores.postgresql(url);
        BulkReader reader = other.bulkReader(ACCESS)) {
      assertThat(made(reader)).hasSameElementsAs(read(reader)).isNotEmpty();
    }
  }

  /** A pool between driver and server may give a connection, and what is prepared, to another. */
  @Test
  void nothingIsPreparedWhereTheAddressForbidsIt() throws SQLException {
    load(1, 1);
    AtomicReference<Connection> used = new AtomicReference<>();
    try (Database database = Stores.postgresqlDatabase(url + "?prepareThreshold=0");
        BulkReader reader = database.bulkReader(used::set)) {
      assertThat(made(reader)).isNotEmpty();
      assertThat(Rows.number(used.get(), "SELECT count(*) FROM pg_prepared_statements")).isZero();
    }
  }
}
