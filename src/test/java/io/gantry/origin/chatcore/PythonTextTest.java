package io.gantry.origin.chatcore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are those that Python 3 gives. */
class PythonTextTest {

  @ParameterizedTest
  @CsvSource({
    "ADMIN, admin",
    "Stra\u00dfe, strasse",
    "STRA\u1e9eE, strasse",
    "I\u015eIL, i\u015fil",
    "\u0131\u015f\u0131l, \u0131\u015f\u0131l",
    "\u0130zmir, i\u0307zmir",
    "\u039f\u03a3, \u03bf\u03c3",
    "\u03c2, \u03c3",
    "\u1f80, \u1f00\u03b9",
    "\ufb03, ffi",
    "\u212a, k",
    "\u0149, \u02bcn",
    "\u13a0, \u13a0",
    "\uab70, \u13a0",
    "\u10d0, \u10d0",
    "\ud801\udc00, \ud801\udc28"
  })
  void casefoldIsThatOfPython(String text, String folded) {
    assertThat(PythonText.casefold(text)).isEqualTo(folded);
  }

  @Test
  void namesLoseWhiteSpaceAtTheirEndsAlone() {
    assertThat(PythonText.name("\u00a0\t \u0085An Na\u2007\u001f")).isEqualTo("an na");
    assertThat(PythonText.name(" \u3000 ")).isEmpty();
    assertThat(PythonText.name("\u200bx")).isEqualTo("\u200bx");
  }
}
