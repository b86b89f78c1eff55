package io.gantry.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Names a process in a file so that a later command finds it again: by its number and the moment of
 * its start, because numbers come back.
 */
final class PidFile {

  private final Path file;
  private final String program;

  /**
   * @param program what the command line of the process holds, where the system tells it
   */
  PidFile(Path file, String program) {
    this.file = requireNonNull(file, "file");
    this.program = requireNonNull(program, "program");
  }

  void write(ProcessHandle process) throws IOException {
    Files.writeString(file, process.pid() + "\n" + started(process) + "\n");
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** The process, when it is alive and the very one. */
  Optional<ProcessHandle> process() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2 || !lines.get(0).matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0)))
        .filter(ProcessHandle::isAlive)
        .filter(process -> started(process).equals(lines.get(1)))
        .filter(this::runsTheProgram);
  }

  private boolean runsTheProgram(ProcessHandle process) {
    return process.info().commandLine().map(line -> line.contains(program)).orElse(true);
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Object::toString).orElse("");
  }
}
