package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.contract.BulkWorld;
import io.gantry.fake.RecordCopy;
import io.gantry.move.compare.Comparison;
import io.gantry.move.compare.ComparisonJournal;
import io.gantry.move.compare.ComparisonListener;
import io.gantry.move.compare.ComparisonOptions;
import io.gantry.move.compare.ComparisonResult;
import io.gantry.move.compare.Side;
import io.gantry.move.digest.RecordDigest;
import io.gantry.move.digest.RecordDigester;
import io.gantry.store.BulkBatch;
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
import io.gantry.tenancy.TenantId;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests that PostgreSQL makes are those that Java makes of the records. */
class PostgresqlDigestsIT {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("tests");
  private static final BulkLoad EMPTY = new BulkLoad("digests", BulkLoad.Into.EMPTY);
  private static final BulkWorld WORLD = new BulkWorld(SchemaVersion.V7);

  /** NUL, and the characters that stand for it. */
  private static final String ESCAPED = "[\u0000\uFDD0-\uFDD2]";

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

  /** Whose record it is, and its digests. */
  private record Place(TenantId tenant, RecordDigest digest) {}

  private static void load(RelationalStore into, List<BulkRecord> records) {
    try (BulkWriter writer = into.bulkWriter(ACCESS, EMPTY)) {
      BulkWorld.batches(records, 500).forEach(batch -> writer.write(batch, Map.of()));
      writer.complete();
    }
  }

  /** The records without the characters that are escaped. */
  private static List<BulkRecord> unescaped(List<BulkRecord> records) {
    return records.stream()
        .map(record -> BulkRecord.of(record.tenant(), unescaped(record.value())))
        .toList();
  }

  private static Object unescaped(Object record) {
    Object plain = record;
    for (RecordComponent component : RecordCopy.components(record)) {
      Object value = RecordCopy.get(record, component.getName());
      if (value instanceof String text) {
        plain = RecordCopy.with(plain, component.getName(), text.replaceAll(ESCAPED, "?"));
      } else if (value instanceof Secret secret) {
        String text = secret.reveal().replaceAll(ESCAPED, "?");
        plain = RecordCopy.with(plain, component.getName(), new Secret(text));
      } else if (value instanceof JsonText json) {
        String text = json.value().replaceAll(ESCAPED, "?");
        plain = RecordCopy.with(plain, component.getName(), new JsonText(text));
      }
    }
    return plain;
  }

  /** What the database makes of a kind; fails where it cannot. */
  private static List<Place> made(BulkReader reader, EntityKind kind) {
    DigestSource source = reader.digestSource().orElseThrow();
    RecordDigester digester = new RecordDigester();
    List<Place> made = new ArrayList<>();
    for (BulkRange range : reader.ranges(kind, 3)) {
      Optional<String> after = Optional.empty();
      do {
        DigestSource.Batch batch = source.digests(range, after).orElseThrow();
        made.addAll(places(digester, batch));
        after = batch.following();
      } while (after.isPresent());
    }
    return made;
  }

  private static List<Place> places(RecordDigester digester, DigestSource.Batch batch) {
    return batch.digests().stream()
        .map(one -> new Place(one.tenant(), digester.digest(one)))
        .toList();
  }

  private static List<Place> read(BulkReader reader, EntityKind kind) {
    RecordDigester digester = new RecordDigester();
    List<Place> read = new ArrayList<>();
    for (BulkRange range : reader.ranges(kind, 3)) {
      Optional<String> after = Optional.empty();
      do {
        BulkBatch batch = reader.read(range, after);
        batch.records().forEach(one -> read.add(new Place(one.tenant(), digester.digest(one))));
        after = batch.following();
      } while (after.isPresent());
    }
    return read;
  }

  private static void assertSameOfAllKinds(RelationalStore opened, List<BulkRecord> records) {
    try (BulkReader reader = opened.bulkReader(ACCESS)) {
      int count = 0;
      for (EntityKind kind : reader.kinds()) {
        List<Place> read = read(reader, kind);
        assertThat(made(reader, kind))
            .as(kind.plural())
            .hasSameElementsAs(read)
            .hasSize(read.size());
        count += read.size();
      }
      assertThat(count).isEqualTo(records.size());
    }
  }

  @Test
  void theyAreTheSameForOddValues() {
    List<BulkRecord> odd = unescaped(WORLD.nasty());
    load(store, odd);
    assertSameOfAllKinds(store, odd);
  }

  @Test
  void theyAreTheSameForALoginThatSeesOneTenantAtATime() throws SQLException {
    String own = Stores.newPostgresql();
    try (Database superuser = Stores.postgresqlDatabase(own)) {
      SchemaContract.execute(
          superuser, "CREATE ROLE digests LOGIN; GRANT CREATE ON SCHEMA public TO digests");
    }
    RelationalStore.Options options =
        new RelationalStore.Options(
            Provider.POSTGRESQL, SchemaVersion.V7, own, "digests", new Secret("any"), 2);
    try (RelationalStore bound = RelationalStore.of(options, Stores.CURSORS, null)) {
      bound.prepare();
      List<BulkRecord> records = many(3_000);
      load(bound, records);
      assertSameOfAllKinds(bound, records);
    }
  }

  /** Many pages; and places at which reading goes on where making stopped. */
  @Test
  void pagesFollowEachOther() {
    load(store, many(5_000));
    try (BulkReader reader = store.bulkReader(ACCESS)) {
      List<Place> all = read(reader, EntityKind.MESSAGE);
      assertThat(all).hasSizeGreaterThan(5_000);
      assertThat(made(reader, EntityKind.MESSAGE)).hasSameElementsAs(all).hasSameSizeAs(all);

      DigestSource source = reader.digestSource().orElseThrow();
      BulkRange range = reader.ranges(EntityKind.MESSAGE, 1).get(0);
      DigestSource.Batch first = source.digests(range, Optional.empty()).orElseThrow();
      BulkBatch rest = reader.read(range, first.following());
      Optional<String> between = rest.following();
      assertThat(first.digests()).hasSizeBetween(1_000, 4_000);
      assertThat(between).isPresent();
      DigestSource.Batch last = source.digests(range, between).orElseThrow();
      RecordDigester digester = new RecordDigester();
      Set<Place> joined = new HashSet<>(places(digester, first));
      rest.records().forEach(one -> joined.add(new Place(one.tenant(), digester.digest(one))));
      joined.addAll(places(digester, last));
      assertThat(joined)
          .hasSize(first.digests().size() + rest.records().size() + last.digests().size());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> source.digests(range, Optional.of("no place,")));
    }
  }

  /** So many messages, and others. */
  private static List<BulkRecord> many(int count) {
    BulkRecord sample = message();
    Stream<BulkRecord> messages =
        IntStream.range(0, count)
            .mapToObj(
                number ->
                    RecordCopy.with(
                        RecordCopy.with(sample.value(), "id", "many " + number),
                        "orderKey",
                        "many-" + number))
            .map(message -> BulkRecord.of(sample.tenant(), message));
    return unescaped(Stream.concat(WORLD.plain().stream(), messages).toList());
  }

  private static BulkRecord message() {
    return WORLD.plain().stream()
        .filter(record -> record.kind() == EntityKind.MESSAGE)
        .findFirst()
        .orElseThrow();
  }

  /** A text that is escaped is told from one that looks as if it were, by reading both. */
  @Test
  void aTextThatIsStoredWithoutItsEscapesIsFound(@TempDir Path folder) throws SQLException {
    String looksEscaped = "\uFDD0\uFDD1\uFDD1";
    BulkRecord odd = odd(looksEscaped);
    List<BulkRecord> records = new ArrayList<>(WORLD.plain());
    records.replaceAll(record -> isSame(record, odd) ? odd : record);
    load(store, records);
    try (RelationalStore source = Stores.sqlite(folder.resolve("source.db"))) {
      source.prepare();
      load(source, records);
      assertThat(compare(source).isEqual()).isTrue();
      try (Database database = Stores.postgresqlDatabase(url)) {
        SchemaContract.execute(
            database,
            "UPDATE messages SET role = '"
                + looksEscaped
                + "' WHERE role LIKE '%"
                + looksEscaped.charAt(1)
                + "%'");
      }
      assertThat(compare(source).differences())
          .singleElement()
          .satisfies(found -> assertThat(found.key()).isEqualTo(odd.key()));
    }
  }

  private static BulkRecord odd(String role) {
    BulkRecord message = message();
    return BulkRecord.of(message.tenant(), RecordCopy.with(message.value(), "role", role));
  }

  private static boolean isSame(BulkRecord one, BulkRecord other) {
    return one.tenant().equals(other.tenant()) && one.key().equals(other.key());
  }

  private ComparisonResult compare(RelationalStore source) {
    try (BulkReader expected = source.bulkReader(ACCESS);
        BulkReader actual = store.bulkReader(ACCESS)) {
      return new Comparison(
              new ComparisonOptions(BulkWorld.ORDER, true, 2),
              ComparisonJournal.NONE,
              ComparisonListener.SILENT)
          .compare(Side.whole(expected), Side.whole(actual));
    }
  }
}
