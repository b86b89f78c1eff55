package io.gantry.origin.chatcore;

import java.util.OptionalLong;

/** The ids that TinyDB gives to rows: whole numbers from 1 on, as text. */
final class RowId {

  private static final int MAX_DIGITS = 18;

  private RowId() {}

  /** Empty when it is none. */
  static OptionalLong of(String text) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.chars().allMatch(unit -> unit >= '0' && unit <= '9');
    return digits && (text.length() == 1 || text.charAt(0) != '0')
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
