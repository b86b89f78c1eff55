package io.gantry.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BodiesTest {

  private static final int LIMIT = 4;

  @Test
  void aBodyOfTheLimitIsRead() {
    assertThat(Bodies.read(bytes(LIMIT), "4", LIMIT)).hasSize(LIMIT);
    assertThat(Bodies.read(bytes(LIMIT), null, LIMIT)).hasSize(LIMIT);
  }

  @Test
  void moreIsRefused() {
    assertRefused(ProblemType.CONTENT_TOO_LARGE, bytes(LIMIT + 1), null);
  }

  @Test
  void whatSaysThatItIsMoreIsNotRead() throws IOException {
    assertRefused(ProblemType.CONTENT_TOO_LARGE, broken(), "5");
  }

  @Test
  void aClientThatStopsInTheMidstIsToBlame() throws IOException {
    InputStream body = new SequenceInputStream(bytes(LIMIT - 1), broken());

    assertRefused(ProblemType.INVALID_REQUEST, body, "4");
  }

  private static void assertRefused(ProblemType type, InputStream body, @Nullable String declared) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Bodies.read(body, declared, LIMIT))
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  /** Fails when it is read. */
  private static InputStream broken() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    return closed;
  }
}
