package io.gantry.store;

/**
 * The bytes that stand for a record, the same wherever it is stored; SHA-256 of them tells records
 * apart.
 *
 * <p>The form of a key is the name of its kind, the number of its parts, and the parts. The form of
 * a record is that of its key and then, for each component of its class but the revision, in their
 * order, the name in snake_case and the value. Texts have their length in bytes of UTF-8 before
 * them. Lengths and numbers of parts have four bytes, the highest first, and all other numbers
 * eight. Each value begins with one of the bytes below: no two values have the same form, and none
 * begins with the form of another.
 */
public final class CanonicalForm {

  /** No value; nothing follows. */
  public static final int NULL = 0;

  /** A text follows. */
  public static final int TEXT = 1;

  /** A number follows. */
  public static final int NUMBER = 2;

  /** A byte follows, 1 for true and 0 for false. */
  public static final int BOOLEAN = 3;

  /** A number follows, of microseconds since 1970. */
  public static final int INSTANT = 4;

  /** The name of a constant follows as a text. */
  public static final int NAME = 5;

  /** The component that is no part of it: not every store keeps it. */
  public static final String REVISION = "revision";

  private CanonicalForm() {}
}
