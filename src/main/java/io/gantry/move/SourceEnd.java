package io.gantry.move;

import io.gantry.store.BulkLoad;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An end that is only read: data of another program. Whoever finds ends makes no target of it. */
public interface SourceEnd extends OpenEnd {

  @Override
  default Optional<Map<EntityKind, Long>> counts() {
    return Optional.empty();
  }

  @Override
  default OptionalLong freeBytes() {
    return OptionalLong.empty();
  }

  /**
   * @throws MoveException always: only targets are asked
   */
  @Override
  default Optional<String> unfinishedLoad() {
    throw onlyRead();
  }

  @Override
  default void prepare() {
    throw onlyRead();
  }

  @Override
  default BulkWriter writer(BulkLoad load) {
    throw onlyRead();
  }

  @Override
  default void clear() {
    throw onlyRead();
  }

  private static MoveException onlyRead() {
    return new MoveException(
        MoveException.Code.USAGE,
        "Nothing can be moved into data of another program",
        "it can be a source: name it with --from");
  }
}
