package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.move.EndTraits;
import io.gantry.move.MoveEnd;
import io.gantry.store.SchemaVersion.Tenancy;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The data of ChatCore.AI: a folder with {@code sessions.json} and the company files, or one of
 * these files. It is only read.
 */
public final class TinyDb {

  /**
   * Passwords that everybody can know who has the old program: those of {@code admin} and {@code
   * user2}, of {@code user3}, and what {@code migrate_tinydb_to_postgresql.py} gives to users
   * without one.
   */
  public static final List<String> SHIPPED_PASSWORDS = List.of("1234", "12345", "changeme");

  private static final String PREFIX = "tinydb:";
  private static final String ZONE = "?zone=";

  private final Path path;
  private final @Nullable ZoneId zone;

  private TinyDb(Path path, @Nullable ZoneId zone) {
    this.path = path.toAbsolutePath().normalize();
    this.zone = zone;
  }

  /**
   * The data at a path, there or not.
   *
   * @param zone of times that tell none; null when nobody said, which is UTC, and reported
   */
  public static TinyDb at(Path path, @Nullable ZoneId zone) {
    return new TinyDb(requireNonNull(path, "path"), zone);
  }

  /**
   * The data that {@code tinydb:PATH} or {@code tinydb:PATH?zone=ZONE} names.
   *
   * @throws IllegalArgumentException when the address has another form
   */
  public static TinyDb ofAddress(String address) {
    int query = address.lastIndexOf(ZONE);
    String path = query < 0 ? address : address.substring(0, query);
    if (!path.startsWith(PREFIX) || path.length() == PREFIX.length()) {
      throw new IllegalArgumentException("must be tinydb:PATH or tinydb:PATH?zone=ZONE");
    }
    ZoneId zone = query < 0 ? null : zone(address.substring(query + ZONE.length()));
    return at(Path.of(path.substring(PREFIX.length())), zone);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException("there is no time zone " + name, unknown);
    }
  }

  /** As an end of a move that looks for no {@link #SHIPPED_PASSWORDS}. */
  public MoveEnd end() {
    return end(credential -> false);
  }

  /**
   * As an end of a move.
   *
   * @param isShipped whether a hash is of one of {@link #SHIPPED_PASSWORDS}
   */
  public MoveEnd end(Predicate<Credential> isShipped) {
    String address = PREFIX + path + (zone == null ? "" : ZONE + zone);
    EndTraits traits =
        EndTraits.ofForeign(TinyDbReader.KINDS, Tenancy.BY_USER).withUnowned(UserRow.NOBODY);
    LocalTimes times = new LocalTimes(zone == null ? ZoneOffset.UTC : zone);
    return new MoveEnd(
        address, address, traits, () -> new TinyDbEnd(path, times, zone != null, isShipped));
  }
}
