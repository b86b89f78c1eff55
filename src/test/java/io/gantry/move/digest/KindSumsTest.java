package io.gantry.move.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gantry.contract.BulkWorld;
import io.gantry.fake.RecordCopy;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.tenancy.TenantId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KindSumsTest {

  private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

  private final Random random = new Random(1);
  private final RecordDigester digester = new RecordDigester();
  private final List<BulkRecord> records =
      new BulkWorld(SchemaVersion.V7)
          .nasty().stream().filter(record -> record.kind() == EntityKind.CANVAS).toList();

  private KindSums sums(List<BulkRecord> some) {
    KindSums sums = new KindSums(EntityKind.CANVAS);
    some.forEach(record -> sums.add(record.tenant(), digester.digest(record)));
    return sums;
  }

  @Test
  void theOrderOfReadingDoesNotMatter() {
    KindDigest expected = sums(records).digest();
    List<BulkRecord> shuffled = new ArrayList<>(records);
    for (int time = 0; time < 20; time++) {
      Collections.shuffle(shuffled, random);
      assertThat(sums(shuffled).digest()).isEqualTo(expected);
    }
    assertThat(expected.count()).isEqualTo(records.size());
  }

  @Test
  void everyRecordMatters() {
    KindDigest whole = sums(records).digest();
    for (int index = 0; index < records.size(); index++) {
      List<BulkRecord> less = new ArrayList<>(records);
      BulkRecord removed = less.remove(index);
      KindSums sums = sums(less);
      assertThat(sums.digest().root()).isNotEqualTo(whole.root());
      assertThat(sums.digest().revisionRoot()).isNotEqualTo(whole.revisionRoot());
      assertThat(sums(records).differing(sums, false)).containsOnlyKeys(removed.tenant());
      assertThat(sums.differing(sums(records), false).get(removed.tenant()).stream())
          .containsExactly(digester.digest(removed).leaf());
    }
  }

  @Test
  void aDoubledRecordMatters() {
    List<BulkRecord> more = new ArrayList<>(records);
    more.add(records.get(3));
    assertThat(sums(more).digest().root()).isNotEqualTo(sums(records).digest().root());
    assertThat(sums(more).differing(sums(records), false)).hasSize(1);
  }

  @Test
  void theTenantMatters() {
    List<BulkRecord> moved = new ArrayList<>(records);
    moved.set(0, BulkRecord.of(new TenantId("elsewhere"), records.get(0).value()));
    assertThat(sums(moved).digest().root()).isNotEqualTo(sums(records).digest().root());
    assertThat(sums(moved).differing(sums(records), false))
        .containsOnlyKeys(new TenantId("elsewhere"), records.get(0).tenant());
  }

  @Test
  void revisionsHaveARootOfTheirOwn() {
    BulkRecord first = records.get(0);
    List<BulkRecord> changed = new ArrayList<>(records);
    changed.set(0, BulkRecord.of(first.tenant(), RecordCopy.with(first.value(), "revision", 99L)));
    assertThat(sums(changed).digest().root()).isEqualTo(sums(records).digest().root());
    assertThat(sums(changed).digest().revisionRoot())
        .isNotEqualTo(sums(records).digest().revisionRoot());
    assertThat(sums(changed).differing(sums(records), false)).isEmpty();
    assertThat(sums(changed).differing(sums(records), true)).hasSize(1);
  }

  @Test
  void whatIsSavedGoesOnElsewhere() {
    for (int cut = 0; cut <= records.size(); cut += 7) {
      KindSums restored = new KindSums(EntityKind.CANVAS);
      restored.restore(sums(records.subList(0, cut)).save());
      records
          .subList(cut, records.size())
          .forEach(record -> restored.add(record.tenant(), digester.digest(record)));
      assertThat(restored.digest()).isEqualTo(sums(records).digest());
    }
  }

  @Test
  void whatIsNoSavedStateIsRefused() {
    for (String line : List.of("", "a", "a 0", "a 256 1 0 0", "a 0 1 00 00", "a -1 x y z")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new KindSums(EntityKind.CANVAS).restore(List.of(line)));
    }
  }

  @Test
  void digestsAreAddedLikeNumbers() {
    for (int time = 0; time < 2_000; time++) {
      BigInteger one = number();
      BigInteger other = number();
      long[] sums = {7, 0, 0, 0, 0, 7};
      Sum256.put(sums, 1, digest(one));
      Sum256.add(sums, 1, digest(other));
      assertThat(Sum256.value(sums, 1)).isEqualTo(digest(one.add(other).mod(MODULUS)));
      assertThat(sums).startsWith(7).endsWith(7);
    }
  }

  /** Many bits alike, so that sums carry over the parts. */
  private BigInteger number() {
    BigInteger number = new BigInteger(256, random);
    int shift = random.nextInt(256);
    return random.nextBoolean()
        ? number
        : BigInteger.ONE
            .shiftLeft(shift)
            .subtract(BigInteger.valueOf(random.nextInt(3)))
            .mod(MODULUS);
  }

  private static Digest256 digest(BigInteger number) {
    return Digest256.parse(String.format("%064x", number));
  }
}
