package io.gantry.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {

  @ParameterizedTest
  @EnumSource
  void isFoundUnderBothOfItsNames(Setting setting) {
    assertThat(Setting.ofKey(setting.name())).contains(setting);
    assertThat(Setting.ofKey(setting.property())).contains(setting);
  }

  @ParameterizedTest
  @EnumSource
  void isDescribedInOneLineOfTheTable(Setting setting) {
    assertThat(setting.description()).doesNotContain("|", "\n").doesNotEndWith(".");
    assertThat(Setting.table()).containsOnlyOnce("| `" + setting + "` |");
  }

  @Test
  void secretsAreShownAsStars() {
    assertThat(Setting.ADMIN_PASSWORD.mask("x")).isEqualTo("********");
    assertThat(Setting.PORT.mask("x")).isEqualTo("x");
    assertThat(Setting.DATABASE_URL.mask("postgres://u:p@h/d?a=b&sslpassword=s&c=d"))
        .isEqualTo("postgres://********@h/d?a=b&sslpassword=********&c=d");
  }
}
