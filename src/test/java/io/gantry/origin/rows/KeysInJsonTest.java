package io.gantry.origin.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysInJsonTest {

  @Test
  void onlyTheKeyIsMasked() {
    KeysInJson found =
        KeysInJson.in("{ \"model\":\"gpt-4\",\"apiKey\" : \"sk-\\u00e9\\\"1\", \"n\":0.70 }");

    assertThat(found.keys()).containsExactly("sk-é\"1");
    assertThat(found.rest())
        .isEqualTo("{ \"model\":\"gpt-4\",\"apiKey\" : \"********\", \"n\":0.70 }");
    assertThat(found.toString()).doesNotContain("sk", "gpt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiKey",
        "api_key",
        "API-KEY",
        "openaiApiKey",
        "key",
        "token",
        "accessToken",
        "personal_access_token",
        "clientSecret",
        "password",
        "Authorization",
        "privateKey"
      })
  void aKeyIsToldByTheNameOfItsMember(String name) {
    assertThat(KeysInJson.in("{\"a\":[{\"" + name + "\":\"x\"}]}").keys()).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxTokens", "model", "keyboard", "baseUrl", "tokenizer"})
  void otherMembersStay(String name) {
    assertThat(KeysInJson.in("{\"" + name + "\":\"x\"}").keys()).isEmpty();
  }

  @Test
  void listsOfKeysAreFoundAndEmptyOnesAreNone() {
    assertThat(KeysInJson.in("{\"token\":[\"a\",\"b\"],\"password\":\"\"}").keys())
        .containsExactly("a", "b");
    assertThat(KeysInJson.in("{\"secret\":12}").keys()).isEmpty();
  }

  @Test
  void aTextThatIsNoSettingsMayBeAKey() {
    assertThat(KeysInJson.in("\"sk-1\"")).isEqualTo(KeysInJson.in(" \"sk-1\"".strip()));
    assertThat(KeysInJson.in("\"sk-1\"").rest()).isEqualTo("\"********\"");
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> KeysInJson.in("{\"a\":"));
  }
}
