package io.gantry.api.moves;

import static java.util.Objects.requireNonNull;

import io.gantry.address.AddressException;
import io.gantry.address.MoveEnds;
import io.gantry.address.OtherForm;
import io.gantry.address.Stores;
import io.gantry.address.Targets;
import io.gantry.api.problem.ProblemException;
import io.gantry.config.ConfigException;
import io.gantry.config.Database;
import io.gantry.config.GantryConfig;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveException;
import io.gantry.move.MoveRequest;
import io.gantry.store.SchemaVersion;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the ends of moves that requests name, and refuses those that may not be touched. */
public final class EndsOfMoves {

  private final GantryConfig config;
  private final Supplier<Targets> targets;
  private final Stores stores;
  private final Supplier<Database> served;

  /**
   * @param targets reads the settings anew
   * @param stores opens stores for moves alone
   * @param served the active store of this server
   */
  public EndsOfMoves(
      GantryConfig config, Supplier<Targets> targets, Stores stores, Supplier<Database> served) {
    this.config = requireNonNull(config, "config");
    this.targets = requireNonNull(targets, "targets");
    this.stores = requireNonNull(stores, "stores");
    this.served = requireNonNull(served, "served");
  }

  /**
   * The source, with what a name stands for now; nothing is opened.
   *
   * @throws ProblemException when it is no address, or may not be touched
   */
  Place source(MoveBody body) {
    return place("from", body.source(), body.fromVersion());
  }

  /**
   * The target, likewise.
   *
   * @throws ProblemException also when it is the active store
   */
  Place target(MoveBody body) {
    if (MoveEnds.isForeign(body.target()) || OtherForm.TINYDB.fits(body.target())) {
      throw ProblemException.invalid("/to", "must not be data of another program: it is only read");
    }
    Place target = place("to", body.target(), body.toVersion());
    requireFolder(body);
    if (isServed(target)) {
      throw ProblemException.invalid(
          "/to", "must not be the active store, which is in use; stop the server for that");
    }
    return target;
  }

  private void requireFolder(MoveBody body) {
    try {
      ends().requireFolder(body.target(), body.toVersion());
    } catch (AddressException none) {
      throw ProblemException.invalid("/to", "must lie in a folder that is there");
    }
  }

  private Place place(String member, String address, @Nullable Integer version) {
    String pointer = "/" + member;
    if (address.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(pointer, "must not hold control characters");
    }
    requireVersion(pointer + "_version", version);
    Optional<OtherForm> form = OtherForm.of(address);
    if (form.isPresent()) {
      allowed().require(pointer, form.get(), address);
      requireForm(pointer, address);
      return new Place(address, null, address);
    }
    if (MoveEnds.isForeign(address)) {
      return foreign(pointer, address);
    }
    if (address.equals(MoveEnds.ACTIVE)) {
      return Place.of(served.get());
    }
    Database database = database(pointer, address, version);
    if (MoveEnds.isName(address)) {
      return Place.of(database);
    }
    allowed().require(pointer, database, address);
    return version == null
        ? new Place(address, null, database.provider().label() + ", " + database.place())
        : new Place(address, version, database.label());
  }

  private Place foreign(String pointer, String address) {
    try {
      allowed().require(pointer, MoveEnds.foreignFile(address), address);
      MoveEnd unused = ends().source(address, null, null);
      return new Place(address, null, address);
    } catch (AddressException odd) {
      throw ProblemException.invalid(pointer, "cannot be read: " + odd.hint());
    } catch (IllegalArgumentException odd) {
      throw ProblemException.invalid(pointer, "must be an address: " + MoveEnds.ADDRESSES);
    }
  }

  private static void requireVersion(String pointer, @Nullable Integer version) {
    if (version != null && SchemaVersion.ofNumber(version).isEmpty()) {
      throw ProblemException.invalid(pointer, "must be a schema version, 1 to 8");
    }
  }

  private void requireForm(String pointer, String address) {
    try {
      MoveEnd unused = ends().of(address, null);
    } catch (AddressException odd) {
      throw ProblemException.invalid(pointer, "cannot be read: " + odd.hint());
    }
  }

  private Database database(String pointer, String address, @Nullable Integer version) {
    try {
      return ends().unseen(address, version);
    } catch (AddressException odd) {
      throw ProblemException.invalid(pointer, "must be an address: " + MoveEnds.ADDRESSES);
    } catch (ConfigException odd) {
      // The values that were given may hold secrets: what was expected does not.
      throw ProblemException.invalid(pointer, "must be " + odd.problems().get(0).expected());
    }
  }

  /**
   * What the engine is asked for. Looks for what lies there where no version is told.
   *
   * @throws MoveException when an end cannot be found, or has become the active store meanwhile
   */
  MoveRequest request(MoveBody exact) {
    try {
      MoveEnds ends = ends();
      if (isServed(new Place(exact.target(), exact.toVersion(), ""))) {
        throw new MoveException(
            MoveException.Code.USAGE,
            "The target is the active store",
            "move there while the server is stopped");
      }
      return new MoveRequest(
          ends.source(exact.source(), exact.fromVersion(), exact.options().tenant()),
          ends.target(exact.target(), exact.toVersion()),
          exact.options());
    } catch (AddressException odd) {
      throw new MoveException(
          odd.code() == AddressException.Code.NOT_FOUND
              ? MoveException.Code.NOT_FOUND
              : MoveException.Code.USAGE,
          String.valueOf(odd.getMessage()),
          odd.hint(),
          odd);
    } catch (ConfigException odd) {
      throw new MoveException(
          MoveException.Code.USAGE,
          "The settings no longer name the store that was meant",
          "look at the settings, and at both addresses",
          odd);
    }
  }

  private boolean isServed(Place place) {
    return OtherForm.of(place.address()).isEmpty()
        && !MoveEnds.isForeign(place.address())
        && Places.areOne(ends().unseen(place.address(), place.version()), served.get());
  }

  private AllowedPlaces allowed() {
    return new AllowedPlaces(config, served.get());
  }

  private MoveEnds ends() {
    return new MoveEnds(stores, targets.get());
  }
}
