package io.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbLocalTest {

  @TempDir private Path home;

  @Test
  void whatIsNotRunningCannotBeStopped() {
    assertThat(new Shell(home).run("dynamodb-local", "stop").code()).isEqualTo(3);
  }

  @Test
  void aProcessThatCarriesItsOldNumberIsLeftAlone() throws IOException {
    ProcessHandle self = ProcessHandle.current();
    Files.writeString(home.resolve("dynamodb-local.pid"), self.pid() + "\n2001-01-01T00:00:00Z\n");

    assertThat(new Shell(home).run("dynamodb-local", "stop").code()).isEqualTo(3);
    assertThat(self.isAlive()).isTrue();
  }

  @Test
  void aProcessIsKnownByItsStartAndProgram() throws IOException {
    Path file = home.resolve("x.pid");
    String program = ProcessHandle.current().info().command().orElseThrow();
    new PidFile(file, program).write(ProcessHandle.current());

    assertThat(new PidFile(file, program).process()).contains(ProcessHandle.current());
    assertThat(new PidFile(file, "SomethingElse").process()).isEmpty();
    Files.writeString(file, ProcessHandle.current().pid() + "\n2001-01-01T00:00:00Z\n");
    assertThat(new PidFile(file, program).process()).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsAConflict() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Shell.Ran ran =
          new Shell(home)
              .run("dynamodb-local", "start", "--port", String.valueOf(taken.getLocalPort()));

      assertThat(ran.code()).isEqualTo(5);
      assertThat(ran.err()).contains("--port");
    }
  }

  @Test
  void outsideOfACloneItCannotBeFetched() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Shell shell = new Shell(home);
    shell.properties.put(DynamoDbLocal.ROOT, home.toString());

    Shell.Ran ran = shell.run("dynamodb-local", "start", "--port", String.valueOf(free));

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("from a clone");
  }
}
