package io.gantry.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The databases that Gantry runs on. */
public enum Provider {
  SQLITE(StoreKind.RELATIONAL),
  POSTGRESQL(StoreKind.RELATIONAL),
  DYNAMODB(StoreKind.DOCUMENT);

  private final StoreKind kind;

  Provider(StoreKind kind) {
    this.kind = kind;
  }

  public StoreKind kind() {
    return kind;
  }

  /** The name in configuration and in answers: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The provider of this {@link #label()}, read without regard to case. */
  public static Optional<Provider> ofLabel(String label) {
    String wanted = label.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(provider -> provider.label().equals(wanted)).findFirst();
  }

  /** All labels, for messages: {@code sqlite, postgresql, dynamodb}. */
  public static String labels() {
    return Arrays.stream(values()).map(Provider::label).collect(Collectors.joining(", "));
  }
}
