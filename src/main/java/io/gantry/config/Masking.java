package io.gantry.config;

import java.util.regex.Pattern;

/** Takes secrets out of values that are to be shown. */
final class Masking {

  static final String MASK = "********";

  /** Greedy up to the last {@code @}, because a password that was not encoded may hold one. */
  private static final Pattern USER_INFO = Pattern.compile("//[^:/?#]*:.*@", Pattern.DOTALL);

  private static final Pattern PARAMETER =
      Pattern.compile(
          "([?&][^=&]*(?:password|secret|token)[^=&]*=)[^&]*", Pattern.CASE_INSENSITIVE);

  private Masking() {}

  /** The address without its user information and without parameters that carry secrets. */
  static String address(String value) {
    String withoutUser = USER_INFO.matcher(value).replaceAll("//" + MASK + "@");
    return PARAMETER.matcher(withoutUser).replaceAll("$1" + MASK);
  }
}
