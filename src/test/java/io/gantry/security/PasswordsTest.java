package io.gantry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.common.InvalidValueException;
import io.gantry.common.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "demo123", "🏗🏗🏗🏗🏗🏗🏗"})
  void fewerThanEightCharactersAreRefused(String password) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Passwords.require(new Secret(password)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("password"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345678", "🏗🏗🏗🏗🏗🏗🏗🏗", "a b c d "})
  void eightCharactersOfAnyKindAreEnough(String password) {
    assertThat(Passwords.require(new Secret(password)).reveal()).isEqualTo(password);
  }

  @Test
  void moreThanOneKibibyteIsRefused() {
    assertThat(Passwords.require(new Secret("ä".repeat(512))).reveal()).hasSize(512);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> Passwords.require(new Secret("ä".repeat(513))));
  }
}
