package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the older versions cannot keep is refused by name, and nothing else is. */
class VersionFieldsTest {

  static Stream<Lacking> lacking() {
    return Lacking.of(SchemaVersion.V6).stream();
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void aRecordWithOneComponentThatIsLackingIsRefused(Lacking lacking) {
    assertThatExceptionOfType(StoreException.Unsupported.class)
        .isThrownBy(() -> VersionFields.requireKept(SchemaVersion.V6, lacking.given()))
        .satisfies(refusal -> assertThat(refusal.version()).isEqualTo(SchemaVersion.V6))
        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(lacking.kind()))
        .satisfies(refusal -> assertThat(refusal.field()).contains(lacking.field()));
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void aRecordWithoutItIsTaken(Lacking lacking) {
    assertThatCode(() -> VersionFields.requireKept(SchemaVersion.V1, lacking.absent()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(
      value = SchemaVersion.class,
      names = {"V7", "V8"})
  void versionsWithAllKindsKeepEveryComponent(SchemaVersion version) {
    assertThat(EntityKind.values())
        .allSatisfy(kind -> assertThat(VersionFields.lacking(version, kind)).isEmpty());
    SamplesTest.fullRecords()
        .forEach(
            record ->
                assertThatCode(() -> VersionFields.requireKept(version, record))
                    .doesNotThrowAnyException());
  }

  @Test
  void theTableNamesWhatTheOriginalTablesLack() {
    List<String> all =
        Arrays.stream(EntityKind.values())
            .flatMap(
                kind ->
                    VersionFields.lacking(SchemaVersion.V4, kind).stream()
                        .map(field -> kind.label() + " " + field))
            .toList();
    assertThat(all)
        .containsExactlyInAnyOrder(
            "conversation mode",
            "conversation archived",
            "conversation share_id",
            "message mode",
            "message metadata",
            "message token_count",
            "file file_name",
            "file mime_type",
            "file size",
            "file sha256",
            "user display_name",
            "credential salt",
            "credential scheme");
  }
}
