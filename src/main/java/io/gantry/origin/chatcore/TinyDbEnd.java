package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.move.SourceEnd;
import io.gantry.store.BulkReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files of ChatCore.AI as an end of a move: nothing is ever written to them. */
final class TinyDbEnd implements SourceEnd {

  private final Path path;
  private final LocalTimes times;
  private final boolean isZoneGiven;
  private final ShippedPasswords shipped;

  /**
   * @param isZoneGiven whether somebody said of which zone times without one are
   * @param isShipped whether a hash is of a password that the old program ships
   */
  TinyDbEnd(Path path, LocalTimes times, boolean isZoneGiven, Predicate<Credential> isShipped) {
    this.path = requireNonNull(path, "path");
    this.times = requireNonNull(times, "times");
    this.isZoneGiven = isZoneGiven;
    this.shipped = new ShippedPasswords(isShipped);
  }

  @Override
  public boolean isThere() {
    return Files.exists(path);
  }

  @Override
  public BulkReader reader() {
    FoundData data = FoundData.at(path);
    return new TinyDbReader(data, DataIndex.of(data, times), times, isZoneGiven, shipped);
  }

  @Override
  public boolean isEmpty() {
    return !isThere();
  }

  @Override
  public OptionalLong bytes() {
    try (Stream<Path> paths = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
      return OptionalLong.of(
          paths
              .filter(one -> one.toString().endsWith(".json") || one.equals(path))
              .mapToLong(one -> one.toFile().length())
              .sum());
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void close() {
    // readers hold nothing open
  }
}
