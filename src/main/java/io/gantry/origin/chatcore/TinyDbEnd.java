package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.move.SourceEnd;
import io.gantry.store.BulkReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Files of ChatCore.AI as an end of a move: nothing is ever written to them. */
final class TinyDbEnd implements SourceEnd {

  private final Path path;
  private final LocalTimes times;
  private final boolean isZoneGiven;

  TinyDbEnd(Path path, LocalTimes times, boolean isZoneGiven) {
    this.path = requireNonNull(path, "path");
    this.times = requireNonNull(times, "times");
    this.isZoneGiven = isZoneGiven;
  }

  @Override
  public boolean isThere() {
    return Files.exists(path);
  }

  @Override
  public BulkReader reader() {
    FoundData data = FoundData.at(path);
    return new TinyDbReader(data, DataIndex.of(data, times), times, isZoneGiven);
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
