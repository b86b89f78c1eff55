package io.gantry.common;

import static java.util.Objects.requireNonNull;

/** A value breaks a rule of its record; the message is fit for the person who sent it. */
public final class InvalidValueException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  /**
   * @param field the component in snake_case as the API names it
   * @param rule what must hold, starting with a verb: "must not be empty"
   */
  public InvalidValueException(String field, String rule) {
    super(requireNonNull(field, "field") + " " + requireNonNull(rule, "rule"));
    this.field = field;
    this.rule = rule;
  }

  public String field() {
    return field;
  }

  public String rule() {
    return rule;
  }
}
