package io.gantry.address;

import static java.util.Objects.requireNonNull;

import io.gantry.move.MoveEnd;
import io.gantry.origin.archive.Archive;
import io.gantry.origin.chatcore.TinyDb;
import io.gantry.security.WellKnownPasswords;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The addresses of what is no store of Gantry: each is told by how it begins. */
public enum OtherForm {
  ARCHIVE(
      "archive:",
      Where.ON_DISK,
      address -> Archive.ofAddress(address).end(),
      "an archive is a folder, or a file whose name ends in .zip"),
  TINYDB(
      "tinydb:",
      Where.ON_DISK,
      address ->
          TinyDb.ofAddress(address).end(new WellKnownPasswords(TinyDb.SHIPPED_PASSWORDS)::hasOneOf),
      "name the folder with sessions.json, or that file; ?zone=Europe/Istanbul says the zone");

  /** What has to be reached to read it. */
  public enum Where {
    /** A file or folder of this machine, whose path follows the prefix. */
    ON_DISK,
    /** A table of DynamoDB; {@code ?endpoint=URL} may say where that is. */
    IN_DYNAMODB
  }

  private final String prefix;
  private final Where where;
  private final Function<String, MoveEnd> ends;
  private final String hint;

  /**
   * @param prefix what its addresses begin with, the colon included
   * @param where what has to be reached, so that it can be forbidden
   * @param ends makes the end of an address, or throws an {@link IllegalArgumentException} that
   *     says what is wrong with it
   * @param hint what such addresses look like, for people
   */
  OtherForm(String prefix, Where where, Function<String, MoveEnd> ends, String hint) {
    this.prefix = prefix;
    this.where = where;
    this.ends = ends;
    this.hint = hint;
  }

  /** The form of an address; empty for addresses of stores. */
  public static Optional<OtherForm> of(String address) {
    return Arrays.stream(values()).filter(form -> form.fits(address)).findFirst();
  }

  public boolean fits(String address) {
    return requireNonNull(address, "address").startsWith(prefix);
  }

  public Where where() {
    return where;
  }

  /** What follows the prefix. */
  public String rest(String address) {
    return address.substring(prefix.length());
  }

  /** The path that the address names; empty when it names something else, or has options. */
  Optional<Path> path(String address) {
    return where == Where.ON_DISK && !rest(address).contains("?")
        ? Optional.of(Path.of(rest(address)))
        : Optional.empty();
  }

  /**
   * The end at the address.
   *
   * @throws AddressException when it is none of this form
   */
  MoveEnd end(String address) {
    try {
      return ends.apply(address);
    } catch (IllegalArgumentException odd) {
      throw new AddressException(
          AddressException.Code.USAGE, address + " is no address: " + odd.getMessage(), hint);
    }
  }
}
