package io.gantry.contract;

import java.util.stream.Stream;

/** Values that break careless stores. */
final class Oddities {

  private Oddities() {}

  /** Texts that no record can have as its id, but that may be asked for. */
  static Stream<String> impossibleIds() {
    return Stream.of("", "?\u0000", "\ud800", "x".repeat(129), "😀".repeat(2_000));
  }

  /** Ids that look like parts of keys, patterns, paths or escapes. */
  static Stream<String> oddIds() {
    return Stream.of(
        "#",
        "a#b",
        "%",
        "%23",
        "_",
        "/",
        "a/b",
        "\\",
        "~",
        "'",
        "\"",
        " ",
        " a ",
        "|",
        ":",
        "..",
        "null",
        "é",
        "e\u0301",
        "😀",
        "\uffff",
        "\u202e",
        "x".repeat(128),
        "\uffff".repeat(128));
  }
}
