package io.gantry.store;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The layouts in which data can lie; their numbers are part of the public contract. */
public enum SchemaVersion {
  V1(1, "tables of Jaaz v1", Tenancy.ONE_USER, Provider.SQLITE, Kinds.V1),
  V2(2, "tables of Jaaz v2: with canvases", Tenancy.ONE_USER, Provider.SQLITE, Kinds.V2),
  V3(3, "tables of Jaaz v3: with workflows", Tenancy.ONE_USER, Provider.SQLITE, Kinds.V3),
  V4(4, "tables of Jaaz v4: with files", Tenancy.ONE_USER, Provider.SQLITE, Kinds.V4),
  V5(5, "a table per kind", Tenancy.ONE_USER, Provider.DYNAMODB, Kinds.V4),
  V6(6, "a table per kind, indexed by user", Tenancy.BY_USER, Provider.DYNAMODB, Kinds.V6),
  V7(
      7,
      "relational, tenant in every key",
      Tenancy.BY_TENANT,
      EnumSet.of(Provider.SQLITE, Provider.POSTGRESQL),
      EnumSet.allOf(EntityKind.class)),
  V8(
      8,
      "single table, tenant first in every key",
      Tenancy.BY_TENANT,
      Provider.DYNAMODB,
      EnumSet.allOf(EntityKind.class));

  private final int number;
  private final String layout;
  private final Tenancy tenancy;
  private final Set<Provider> providers;
  private final Set<EntityKind> kinds;

  SchemaVersion(
      int number, String layout, Tenancy tenancy, Provider provider, Set<EntityKind> kinds) {
    this(number, layout, tenancy, EnumSet.of(provider), kinds);
  }

  SchemaVersion(
      int number, String layout, Tenancy tenancy, Set<Provider> providers, Set<EntityKind> kinds) {
    this.number = number;
    this.layout = layout;
    this.tenancy = tenancy;
    this.providers = Set.copyOf(providers);
    this.kinds = Set.copyOf(kinds);
  }

  /** Whom the records of a version belong to. */
  public enum Tenancy {
    /** To the one who has the machine: {@link LocalUser}. */
    ONE_USER("one user"),
    /** Each to a user of the one tenant {@code default}. */
    BY_USER("by user"),
    /** Each to a user of one of many tenants. */
    BY_TENANT("by tenant");

    private final String label;

    Tenancy(String label) {
      this.label = label;
    }

    /** As people say it. */
    public String label() {
      return label;
    }
  }

  public int number() {
    return number;
  }

  /** How the data lies, for people. */
  public String layout() {
    return layout;
  }

  public Tenancy tenancy() {
    return tenancy;
  }

  /** Whether people sign in; otherwise all that can connect are the {@link LocalUser}. */
  public boolean hasSignIn() {
    return tenancy != Tenancy.ONE_USER;
  }

  /** The databases that can hold this layout. */
  public Set<Provider> providers() {
    return providers;
  }

  /** The kinds of records that it has. */
  public Set<EntityKind> kinds() {
    return kinds;
  }

  public boolean has(EntityKind kind) {
    return kinds.contains(requireNonNull(kind, "kind"));
  }

  public static Optional<SchemaVersion> ofNumber(int number) {
    return Arrays.stream(values()).filter(version -> version.number == number).findFirst();
  }

  /** The version that a database of this provider gets when nobody asks for another. */
  public static SchemaVersion newestFor(Provider provider) {
    return provider == Provider.DYNAMODB ? V8 : V7;
  }

  /** The lowest version that has the kind. */
  public static SchemaVersion firstWith(EntityKind kind) {
    return Arrays.stream(values()).filter(version -> version.has(kind)).findFirst().orElseThrow();
  }

  /** Of enums, initialised before their constants could be. */
  private static final class Kinds {
    static final Set<EntityKind> V1 = EnumSet.of(EntityKind.CONVERSATION, EntityKind.MESSAGE);
    static final Set<EntityKind> V2 = with(V1, EntityKind.CANVAS);
    static final Set<EntityKind> V3 = with(V2, EntityKind.WORKFLOW);
    static final Set<EntityKind> V4 = with(V3, EntityKind.FILE);

    /** The hash of a password lies with its user there. */
    static final Set<EntityKind> V6 =
        with(V4, EntityKind.USER, EntityKind.CREDENTIAL, EntityKind.AUDIO_FILE);

    private static Set<EntityKind> with(Set<EntityKind> kinds, EntityKind... more) {
      Set<EntityKind> all = EnumSet.copyOf(kinds);
      all.addAll(Arrays.asList(more));
      return all;
    }
  }
}
