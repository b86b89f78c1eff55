package io.gantry.move.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.contract.BulkWorld;
import io.gantry.fake.RecordCopy;
import io.gantry.store.BulkRecord;
import io.gantry.store.SchemaVersion;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordDigesterTest {

  private static final List<BulkRecord> ALL = new BulkWorld(SchemaVersion.V7).nasty();

  private final RecordDigester digester = new RecordDigester();

  @Test
  void equalRecordsHaveEqualDigests() {
    for (BulkRecord record : ALL) {
      Object copy = RecordCopy.keeping(record.value(), record.value());
      assertThat(new RecordDigester().digest(BulkRecord.of(record.tenant(), copy)))
          .isEqualTo(digester.digest(record));
    }
  }

  @Test
  void differentRecordsHaveDifferentDigests() {
    Map<Digest256, Object> seen = new HashMap<>();
    for (BulkRecord record : ALL) {
      Object content = withoutRevision(record.value());
      Object before = seen.put(digester.digest(record).content(), content);
      assertThat(before == null || before.equals(content)).isTrue();
    }
  }

  private static Object withoutRevision(Object value) {
    boolean has =
        Arrays.stream(value.getClass().getRecordComponents())
            .anyMatch(component -> component.getName().equals("revision"));
    return has ? RecordCopy.with(value, "revision", 1L) : value;
  }

  @Test
  void theTenantIsNoPartOfARecord() {
    for (BulkRecord record : new BulkWorld(SchemaVersion.V8).plain()) {
      BulkRecord elsewhere = BulkRecord.of(new TenantId("elsewhere"), record.value());
      assertThat(digester.digest(elsewhere)).isEqualTo(digester.digest(record));
    }
  }

  /** Every component, whatever it held before, changed to whatever else it can hold. */
  @Test
  void anyChangeOfAnyComponentChangesTheDigest() {
    int changes = 0;
    for (BulkRecord record : new BulkWorld(SchemaVersion.V7).plain()) {
      for (RecordComponent component : record.value().getClass().getRecordComponents()) {
        for (Object other :
            others(component, RecordCopy.get(record.value(), component.getName()))) {
          changes += assertNoticed(record, component.getName(), other);
        }
      }
    }
    assertThat(changes).isGreaterThan(1_000);
  }

  private int assertNoticed(BulkRecord record, String component, @Nullable Object other) {
    BulkRecord changed;
    try {
      changed = BulkRecord.of(record.tenant(), RecordCopy.with(record.value(), component, other));
    } catch (IllegalArgumentException | NullPointerException notAllowed) {
      return 0;
    }
    if (changed.value().equals(record.value())) {
      return 0;
    }
    RecordDigest before = digester.digest(record);
    RecordDigest after = digester.digest(changed);
    boolean isRevision = component.equals("revision");
    assertThat(after.content().equals(before.content())).as(component).isEqualTo(isRevision);
    boolean isKey = !changed.key().equals(record.key());
    assertThat(after.revision().equals(before.revision()))
        .as(component)
        .isEqualTo(!isRevision && !isKey);
    assertThat(after.key().equals(before.key())).as(component).isEqualTo(!isKey);
    return 1;
  }

  private static List<@Nullable Object> others(RecordComponent component, @Nullable Object now) {
    List<@Nullable Object> others = new ArrayList<>();
    others.add(null);
    Class<?> type = component.getType();
    if (type.isEnum()) {
      others.addAll(Arrays.asList(type.getEnumConstants()));
    } else if (type == String.class) {
      others.addAll(List.of("", " ", "null", "0", "e\u0301", "\u00e9", "\u0000", "ä".repeat(700)));
      others.add(now + " ");
      others.add(now + "\u0000");
    } else if (type == JsonText.class) {
      others.addAll(
          List.of(new JsonText(""), new JsonText("null"), new JsonText("1"), new JsonText("1.0")));
      others.add(new JsonText(now + " "));
    } else if (type == Secret.class) {
      others.addAll(List.of(new Secret(""), new Secret("null"), new Secret("é")));
    } else if (type == Instant.class) {
      Instant from = now == null ? Instant.EPOCH : (Instant) now;
      others.addAll(
          List.of(
              from.plusNanos(1_000), from.plusMillis(1), from.plusSeconds(3_600), Instant.EPOCH));
    } else if (type == boolean.class) {
      others.addAll(List.of(true, false));
    } else if (type == int.class || type == Integer.class) {
      others.addAll(List.of(0, 1, Integer.MAX_VALUE));
    } else if (type == long.class || type == Long.class) {
      others.addAll(List.of(0L, 1L, 2L, 1L << 32, (1L << 53) + 1, Long.MAX_VALUE));
    } else if (type == TenantId.class) {
      others.add(new TenantId("another"));
    } else {
      throw new AssertionError("Nothing is known of " + component);
    }
    return others;
  }

  @Test
  void nullEmptyAndAbsentAreThreeThings() {
    Canvas bare = new Canvas("1", "o", "", null, null, null, Instant.EPOCH, Instant.EPOCH, 1);
    Set<Digest256> digests = new HashSet<>();
    for (@Nullable Object value : new @Nullable Object[] {null, "", "null"}) {
      digests.add(content(RecordCopy.with(bare, "description", value)));
    }
    for (String value : List.of("", "null", "\"\"", "{}")) {
      digests.add(content(RecordCopy.with(bare, "data", new JsonText(value))));
    }
    assertThat(digests).hasSize(7);
  }

  @Test
  void textDoesNotRunFromOneComponentIntoTheNext() {
    Set<Digest256> digests = new HashSet<>();
    List<String> parts = List.of("", "a", "ab", "abc", "\u0001", "description");
    for (String name : parts) {
      for (String description : parts) {
        for (String thumbnail : parts) {
          digests.add(
              content(
                  new Canvas(
                      "1",
                      "o",
                      name,
                      description,
                      thumbnail,
                      null,
                      Instant.EPOCH,
                      Instant.EPOCH,
                      1)));
        }
      }
    }
    assertThat(digests).hasSize(parts.size() * parts.size() * parts.size());
  }

  @Test
  void theBytesAreCounted() {
    long before = digester.bytes();
    digester.digest(ALL.get(0));
    assertThat(digester.bytes() - before).isBetween(100L, 2_000L);
  }

  /** Certificates of earlier versions must stay good: this form may never change. */
  @Test
  void theFormIsTheOneOfTheFirstCertificates() {
    Canvas canvas =
        new Canvas(
            "1",
            "o",
            "é",
            null,
            "",
            new JsonText("{}"),
            Instant.EPOCH,
            Instant.parse("2024-02-29T12:34:56.789012Z"),
            7);
    RecordDigest digest = digester.digest(BulkRecord.of(TenantId.DEFAULT, canvas));
    assertThat(List.of(digest.key(), digest.content(), digest.revision()))
        .extracting(Digest256::toString)
        .containsExactly(
            "8c05770abf93150f9c3930c14e9e5b028ed9e2191f0c4377ed65ca5825ecb9cc",
            "7b7962a099f30e7d59146f51ebd13fbf2ce941bd1a682c195f1ac0fa3005c78c",
            "dac78126504ff69c42b3fdbb935bb227811499282e28c15ba90febe14b0766aa");
  }

  private Digest256 content(Object record) {
    return digester.digest(BulkRecord.of(TenantId.DEFAULT, record)).content();
  }
}
