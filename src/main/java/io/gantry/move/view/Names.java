package io.gantry.move.view;

import io.gantry.store.EntityKind;
import java.util.Locale;

/** Names of things as programs are told them. */
public final class Names {

  private Names() {}

  /** The kind in snake_case, in the plural. */
  public static String of(EntityKind kind) {
    return kind.plural().replace(' ', '_');
  }

  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
