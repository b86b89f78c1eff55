package io.gantry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaVersionTest {

  @ParameterizedTest
  @EnumSource(SchemaVersion.class)
  void isFoundByItsNumber(SchemaVersion version) {
    assertThat(SchemaVersion.ofNumber(version.number())).contains(version);
    assertThat(version.name()).isEqualTo("V" + version.number());
  }

  @ParameterizedTest
  @EnumSource(EntityKind.class)
  void everyKindHasAFirstVersionAndTheNewestHaveAll(EntityKind kind) {
    assertThat(SchemaVersion.firstWith(kind).has(kind)).isTrue();
    assertThat(SchemaVersion.V7.has(kind)).isTrue();
    assertThat(SchemaVersion.V8.has(kind)).isTrue();
  }

  @Test
  void theFilesOfJaazGainAKindWithEachVersion() {
    assertThat(SchemaVersion.V1.kinds())
        .isEqualTo(EnumSet.of(EntityKind.CONVERSATION, EntityKind.MESSAGE));
    assertThat(SchemaVersion.firstWith(EntityKind.CANVAS)).isEqualTo(SchemaVersion.V2);
    assertThat(SchemaVersion.firstWith(EntityKind.WORKFLOW)).isEqualTo(SchemaVersion.V3);
    assertThat(SchemaVersion.firstWith(EntityKind.FILE)).isEqualTo(SchemaVersion.V4);
    assertThat(SchemaVersion.V5.kinds()).isEqualTo(SchemaVersion.V4.kinds());
    assertThat(SchemaVersion.firstWith(EntityKind.AUDIO_FILE)).isEqualTo(SchemaVersion.V6);
    assertThat(SchemaVersion.firstWith(EntityKind.TICKET)).isEqualTo(SchemaVersion.V7);
  }

  @Test
  void peopleSignInFromVersionSixOn() {
    assertThat(EnumSet.allOf(SchemaVersion.class))
        .filteredOn(version -> !version.hasSignIn())
        .containsExactly(
            SchemaVersion.V1,
            SchemaVersion.V2,
            SchemaVersion.V3,
            SchemaVersion.V4,
            SchemaVersion.V5);
  }

  @Test
  void whatAVersionLacksIsToldWithTheVersionThatHasIt() {
    StoreException.Unsupported kind =
        new StoreException.Unsupported(SchemaVersion.V1, EntityKind.WORKFLOW);
    assertThat(kind).hasMessage("Schema version 1 has no workflows");
    assertThat(kind.firstWith()).isEqualTo(SchemaVersion.V3);
    StoreException.Unsupported field =
        new StoreException.Unsupported(SchemaVersion.V4, EntityKind.MESSAGE, "metadata");
    assertThat(field).hasMessage("Schema version 4 cannot keep metadata of a message");
    assertThat(field.firstWith()).isEqualTo(SchemaVersion.V7);
  }
}
