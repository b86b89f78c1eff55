package io.gantry.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.config.StartMark;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerChatterTest {

  private final ServerChatter chatter = new ServerChatter();

  @Test
  void theServerSaysWarningsOfItselfAndNothingLess() {
    assertThat(isSaid("jakarta.enterprise.web", Level.INFO, null)).isFalse();
    assertThat(isSaid("jakarta.enterprise.web", Level.WARNING, null)).isTrue();
    assertThat(isSaid("io.gantry.bootstrap.StartUp", Level.INFO, null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.glassfish.jersey.server.ServerRuntime$Responder",
        "jakarta.enterprise.web.core",
        "org.glassfish.grizzly.filterchain.DefaultFilterChain"
      })
  void clientsMayLeave(String logger) {
    IOException ended = new IOException("Connection is closed", new IOException("Broken pipe"));

    assertThat(isSaid(logger, Level.SEVERE, new UncheckedIOException(ended))).isFalse();
    assertThat(isSaid(logger, Level.SEVERE, new IOException(new EOFException()))).isFalse();
    assertThat(isSaid(logger, Level.SEVERE, new IOException("No space left on device"))).isTrue();
    assertThat(isSaid(logger, Level.SEVERE, new IllegalStateException())).isTrue();
  }

  @Test
  void ownLinesAreSaidWhateverTheirCause() {
    IOException ended = new IOException("Connection reset by peer");

    assertThat(isSaid("io.gantry.api.problem.ProblemAnswers", Level.SEVERE, ended)).isTrue();
  }

  @Test
  void aFailedStartIsExplainedByTheApplicationAlone() {
    StartMark.setFailure("Gantry cannot start. There is no administrator");
    try {
      assertThat(isSaid("org.jboss.weld.Bean", Level.SEVERE, null)).isFalse();
      assertThat(isSaid("javax.enterprise.system.core", Level.SEVERE, null)).isFalse();
      assertThat(isSaid("io.gantry.bootstrap.StartUpListener", Level.SEVERE, null)).isTrue();
    } finally {
      System.clearProperty("gantry.failure");
    }
    assertThat(isSaid("org.jboss.weld.Bean", Level.SEVERE, null)).isTrue();
  }

  private boolean isSaid(String logger, Level level, @Nullable Throwable thrown) {
    LogRecord line = new LogRecord(level, "something");
    line.setLoggerName(logger);
    line.setThrown(thrown);
    return chatter.isLoggable(line);
  }
}
