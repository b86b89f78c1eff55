package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that outgrow their room in the heap. */
class SlotTableTest {

  private static final int MANY = 5_000;

  @TempDir private Path folder;

  private TableRoom room(int mostInHeap) {
    return new TableRoom(folder, mostInHeap);
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    }
  }

  @Test
  void everyEntryIsFoundAgainOnBothSidesOfTheLimit() {
    for (int mostInHeap : new int[] {0, 2_048 * 3, Integer.MAX_VALUE}) {
      SlotTable table = new SlotTable(room(mostInHeap), 2, 3);

      for (long index = 1; index <= MANY; index++) {
        assertThat(table.add(index % 7 + 1, index, -index)).isTrue();
        assertThat(table.add(index % 7 + 1, index, 0)).isFalse();
      }

      for (long index = 1; index <= MANY; index++) {
        assertThat(table.find(index % 7 + 1, index)).isEqualTo(OptionalLong.of(-index));
        assertThat(table.find(index % 7 + 2, index + MANY)).isEmpty();
      }
    }
  }

  @Test
  void filesHaveNoNameWhileTheyAreUsed() throws Exception {
    LongSet set = new LongSet(room(0));

    assertThat(set.add(1)).isTrue();

    assertThat(files(folder)).isEmpty();
    assertThat(set.add(1)).isFalse();
  }

  @Test
  void twoTablesOfOneFolderKnowNothingOfEachOther() {
    TextSet one = new TextSet(room(0));
    TextSet other = new TextSet(room(0));

    for (int index = 0; index < MANY; index++) {
      (index % 2 == 0 ? one : other).add("text", "" + index);
    }

    for (int index = 0; index < MANY; index++) {
      assertThat(one.contains("text", "" + index)).isEqualTo(index % 2 == 0);
      assertThat(other.contains("text", "" + index)).isEqualTo(index % 2 == 1);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNamedAndTheTableIsAsItWas() throws Exception {
    Path taken = Files.createFile(folder.resolve("taken"));
    LongSet set = new LongSet(new TableRoom(taken, 1_024));
    AtomicLong added = new AtomicLong();

    assertThatThrownBy(
            () -> {
              while (set.add(added.get() + 1)) {
                added.incrementAndGet();
              }
            })
        .isInstanceOfSatisfying(
            MoveException.class,
            failure -> assertThat(failure.code()).isEqualTo(MoveException.Code.FAILED))
        .hasMessageContaining(taken.toString());

    Files.delete(taken);
    for (long number = 1; number <= MANY; number++) {
      assertThat(set.add(number)).isEqualTo(number > added.get());
    }
  }

  @Test
  void numbersOfALargeFileKeepTheirPlaces() throws Exception {
    long count = 3 * Numbers.CHUNK + 5;

    Numbers numbers = Numbers.inFile(folder, count);

    assertThat(numbers.count()).isEqualTo(count);
    for (long place = 0; place < count; place += Numbers.CHUNK / 4 + 1) {
      assertThat(numbers.get(place)).isZero();
      numbers.put(place, ~place);
    }
    numbers.put(count - 1, 1);
    for (long place = 0; place < count; place += Numbers.CHUNK / 4 + 1) {
      assertThat(numbers.get(place)).isEqualTo(~place);
    }
    assertThat(numbers.get(count - 1)).isOne();
    assertThat(numbers.get(count - 2)).isZero();
  }
}
