package io.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.gantry.move.MoveException;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new StoreException.NotFound("user", "x"), 3),
        arguments(new StoreException.Drifted("changed"), 5),
        arguments(new StoreException.Conflict("user", "x", 1), 5),
        arguments(new StoreException.AlreadyExists("user", "id"), 5),
        arguments(new StoreException.Unavailable("away", null), 75),
        arguments(new StoreException.Unavailable("away", new NoSuchFileException("/x")), 1),
        arguments(StoreException.Unavailable.lasting("never", null), 1),
        arguments(new MoveException(MoveException.Code.DRIFTED, "changed", "look"), 5),
        arguments(new MoveException(MoveException.Code.UNAVAILABLE, "busy", "go on"), 75),
        arguments(new StoreException.OutcomeUnknown("who knows", null), 75),
        arguments(new StoreException.TooLarge("bytes", 1), 1),
        arguments(new StoreException.Unsupported(SchemaVersion.V1, EntityKind.CANVAS), 1),
        arguments(new InterruptedException(), 130),
        arguments(new IOException("disk"), 1),
        arguments(new IllegalStateException(), 1));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureHasACodeAMessageAndAHint(Exception failure, int code) {
    CommandFailure told = Failures.of(failure);

    assertThat(told.code().number()).isEqualTo(code);
    assertThat(told.getMessage()).isNotBlank();
    assertThat(told.hint()).isNotBlank();
  }
}
