package io.gantry.store.foreign;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/** A value of a row, exactly as it is stored: no number passes through a double on its way. */
public sealed interface ForeignValue {

  /** About how many characters it has. */
  int length();

  /** A text; may hold anything but lone surrogates. */
  record Text(String value) implements ForeignValue {

    public Text {
      requireNonNull(value, "value");
    }

    @Override
    public int length() {
      return value.length();
    }
  }

  /** A number with all of its digits. */
  record Number(BigDecimal value) implements ForeignValue {

    public Number {
      requireNonNull(value, "value");
    }

    @Override
    public int length() {
      return value.precision();
    }
  }

  /** A truth value, of databases that have them. */
  record Flag(boolean value) implements ForeignValue {

    @Override
    public int length() {
      return 1;
    }
  }

  /** A value that says there is none: a column that is NULL, an attribute of that type. */
  record Nothing() implements ForeignValue {

    @Override
    public int length() {
      return 1;
    }
  }

  /**
   * What is stored as a text, and is none in the encoding of its database: nothing can be made of
   * it.
   *
   * @param length in bytes
   */
  record Damaged(int length) implements ForeignValue {}

  /**
   * What is none of the others.
   *
   * @param type what its database calls it: {@code blob}, {@code M}, {@code SS}
   * @param json all of it as JSON; bytes as a string of Base64
   */
  record Other(String type, String json) implements ForeignValue {

    public Other {
      requireNonNull(type, "type");
      requireNonNull(json, "json");
    }

    @Override
    public int length() {
      return json.length();
    }
  }
}
