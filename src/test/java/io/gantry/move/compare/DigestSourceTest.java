package io.gantry.move.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contract.BulkWorld;
import io.gantry.fake.RecordCopy;
import io.gantry.move.digest.RecordDigest;
import io.gantry.move.digest.RecordDigester;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkRecord;
import io.gantry.store.DigestSource;
import io.gantry.store.SchemaVersion;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Comparisons take the digests that a database makes, and name differences by what they read. */
class DigestSourceTest {

  private static final List<BulkRecord> RECORDS = new BulkWorld(SchemaVersion.V7).nasty();
  private static final int BATCH = 7;

  private static ListedReader reader(List<BulkRecord> records) {
    return new ListedReader(records, BATCH);
  }

  /** Makes digests of what another reader of the same records reads. */
  private static DigestSource truth(List<BulkRecord> records) {
    ListedReader reader = reader(records);
    return (range, after) -> Optional.of(made(reader.read(range, after)));
  }

  private static DigestSource.Batch made(BulkBatch batch) {
    RecordDigester digester = new RecordDigester();
    return new DigestSource.Batch(
        batch.records().stream().map(record -> made(record, digester)).toList(), 10, batch.next());
  }

  private static DigestSource.Digests made(BulkRecord record, RecordDigester digester) {
    RecordDigest digest = digester.digest(record);
    long revision = RecordCopy.valuesOf(record.value(), Long.class).getOrDefault("revision", 0L);
    return new DigestSource.Digests(
        record.tenant(), bytes(digest.key()), bytes(digest.content()), revision);
  }

  private static ByteBuffer bytes(Object digest) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(digest.toString()));
  }

  private static ComparisonResult compare(Side source, Side target) {
    ComparisonOptions options = new ComparisonOptions(BulkWorld.ORDER, true, 2);
    return new Comparison(options, ComparisonJournal.NONE, ComparisonListener.SILENT)
        .compare(source, target);
  }

  private static ComparisonResult compare(ListedReader target) {
    return compare(Side.whole(reader(RECORDS)), Side.whole(target));
  }

  @Test
  void recordsStayWhereTheirDigestsAreMade() {
    ListedReader target = reader(RECORDS).with(truth(RECORDS));
    ComparisonResult made = compare(target);
    assertThat(target.batches()).isZero();
    assertThat(made).isEqualTo(compare(reader(RECORDS)));
    assertThat(made.isEqual()).isTrue();
  }

  @Test
  void whatTheDatabaseCannotTellIsRead() {
    AtomicInteger calls = new AtomicInteger();
    DigestSource whole = truth(RECORDS);
    DigestSource half =
        (range, after) ->
            calls.incrementAndGet() % 2 == 0 ? Optional.empty() : whole.digests(range, after);
    ListedReader target = reader(RECORDS).with(half);
    assertThat(compare(target)).isEqualTo(compare(reader(RECORDS)));
    assertThat(target.batches()).isPositive().isEqualTo(calls.get() / 2);
  }

  @Test
  void aDifferenceIsNamedAsIfAllWereRead() {
    List<BulkRecord> fewer = RECORDS.subList(0, RECORDS.size() - 3);
    ComparisonResult made = compare(reader(fewer).with(truth(fewer)));
    assertThat(made.isEqual()).isFalse();
    assertThat(made).isEqualTo(compare(reader(fewer)));
  }

  @Test
  void digestsThatRecordsDoNotHaveAreNoDifference() {
    DigestSource wrong = (range, after) -> Optional.of(changed(made(read(range, after))));
    assertThat(compare(reader(RECORDS).with(wrong)).isEqual()).isTrue();
    Side source = Side.whole(reader(RECORDS).with(wrong));
    assertThat(compare(source, Side.whole(reader(RECORDS))).isEqual()).isTrue();
  }

  private static BulkBatch read(BulkRange range, Optional<String> after) {
    return reader(RECORDS).read(range, after);
  }

  private static DigestSource.Batch changed(DigestSource.Batch batch) {
    return new DigestSource.Batch(
        batch.digests().stream()
            .map(
                one -> new DigestSource.Digests(one.tenant(), one.key(), one.key(), one.revision()))
            .toList(),
        batch.bytes(),
        batch.next());
  }

  @Test
  void aViewIsMadeOfRecords() {
    ListedReader target = reader(RECORDS).with(truth(List.of()));
    Side viewed = new Side(target, Optional::of);
    assertThat(compare(Side.whole(reader(RECORDS)), viewed).isEqual()).isTrue();
    assertThat(target.batches()).isPositive();
  }
}
