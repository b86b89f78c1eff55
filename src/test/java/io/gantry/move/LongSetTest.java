package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The same answers as a set of the library, wherever the numbers lie. */
class LongSetTest {

  private static final int ADDED = 4_000;

  @Property(tries = 60)
  void itIsASet(@ForAll long seed, @ForAll @IntRange(max = 20_000) int mostInHeap) {
    LongSet set = new LongSet(new TableRoom(TableRoom.temporary().folder(), mostInHeap));
    Set<Long> expected = new HashSet<>();
    Random random = new Random(seed);
    long range = 1L << (1 + random.nextInt(62));

    for (int index = 0; index < ADDED; index++) {
      long number = random.nextLong() % range;
      assertThat(set.add(number)).isEqualTo(expected.add(number));
    }
  }

  @Example
  void theEdgesAreNumbersAsOthers() {
    LongSet set = new LongSet(TableRoom.temporary());

    for (long number : List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)) {
      assertThat(set.add(number)).isTrue();
      assertThat(set.add(number)).isFalse();
    }
  }
}
