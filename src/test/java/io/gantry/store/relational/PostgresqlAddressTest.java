package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.common.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlAddressTest {

  @Test
  void theAddressIsTakenApart() {
    PostgresqlAddress address =
        of("postgresql://ann:p%40ss+w@db.example:5433/gantry?sslmode=require");
    assertThat(address.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:5433/gantry?sslmode=require");
    assertThat(address.user()).isEqualTo("ann");
    assertThat(address.password()).isEqualTo(new Secret("p@ss+w"));
  }

  @Test
  void portUserAndPasswordMayBeAbsent() {
    PostgresqlAddress address = of("postgres://localhost/gantry");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost/gantry");
    assertThat(address.user()).isNull();
    assertThat(address.password()).isNull();
  }

  @Test
  void userAndPasswordBesideTheAddressWin() {
    PostgresqlAddress address =
        PostgresqlAddress.ofUrl("postgresql://a:b@localhost/gantry", "ann", new Secret("x"));
    assertThat(address.user()).isEqualTo("ann");
    assertThat(address.password()).isEqualTo(new Secret("x"));
  }

  @Test
  void theJdbcFormIsTakenAsItIs() {
    assertThat(of("jdbc:postgresql://h:1/d").jdbcUrl()).isEqualTo("jdbc:postgresql://h:1/d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mysql://u:hidden@h/d", "postgresql://u:hidden@h", "postgresql://u:hidden@h h/d"})
  void anotherFormIsRefusedWithoutTellingThePassword(String url) {
    assertThatThrownBy(() -> of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hidden");
  }

  private static PostgresqlAddress of(String url) {
    return PostgresqlAddress.ofUrl(url, null, null);
  }
}
