package io.gantry.store;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The layouts in which data can lie; their numbers are part of the public contract. */
public enum SchemaVersion {
  /** Relational, all kinds, tenant in every key. */
  V7(7, EnumSet.of(Provider.SQLITE, Provider.POSTGRESQL)),
  /** DynamoDB in a single table, all kinds, tenant first in every key. */
  V8(8, EnumSet.of(Provider.DYNAMODB));

  private final int number;
  private final Set<Provider> providers;

  SchemaVersion(int number, Set<Provider> providers) {
    this.number = number;
    this.providers = Set.copyOf(providers);
  }

  public int number() {
    return number;
  }

  /** The databases that can hold this layout. */
  public Set<Provider> providers() {
    return providers;
  }

  public static Optional<SchemaVersion> ofNumber(int number) {
    return Arrays.stream(values()).filter(version -> version.number == number).findFirst();
  }

  /** The version that a database of this provider gets when nobody asks for another. */
  public static SchemaVersion newestFor(Provider provider) {
    return provider == Provider.DYNAMODB ? V8 : V7;
  }
}
