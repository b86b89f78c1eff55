package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.common.PrivateFiles;
import io.gantry.store.BulkRecord;
import io.gantry.store.jaaz.JaazJson;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects findings: all of them into a file, one JSON object a line, which is made with the first,
 * and some of them in memory. Safe for use by many threads.
 */
final class FindingList implements AutoCloseable {

  private final Path file;
  private final List<Finding> obstacles = new ArrayList<>();
  private final List<Finding> decisions = new ArrayList<>();
  private long obstacleCount;
  private long decisionCount;
  private @Nullable Writer writer;

  FindingList(Path file) {
    this.file = requireNonNull(file, "file");
  }

  synchronized void add(Finding finding) {
    if (finding.weight() == Finding.Weight.OBSTACLE) {
      obstacleCount++;
      keep(obstacles, finding);
    } else {
      decisionCount++;
      keep(decisions, finding);
    }
    write(finding);
  }

  /** A record that does not fit. */
  void addObstacle(BulkRecord record, Mapped.Unfit unfit) {
    add(
        new Finding(
            unfit.sort(), Finding.Weight.OBSTACLE, record.tenant(), record.key(), unfit.detail()));
  }

  /** A record that something is done about. */
  void addDecision(Finding.Sort sort, BulkRecord record, String detail) {
    add(new Finding(sort, Finding.Weight.DECISION, record.tenant(), record.key(), detail));
  }

  /** A door that stands open comes first, however much else there is. */
  private static void keep(List<Finding> list, Finding finding) {
    if (finding.sort() == Finding.Sort.KNOWN_PASSWORD) {
      list.add(0, finding);
    } else {
      list.add(finding);
    }
    if (list.size() > PreflightReport.MAX_LISTED) {
      list.remove(PreflightReport.MAX_LISTED);
    }
  }

  private void write(Finding finding) {
    try {
      if (writer == null) {
        PrivateFiles.createFolder(file.toAbsolutePath().getParent());
        writer = PrivateFiles.writer(file);
      }
      writer.write(line(finding));
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  private static String line(Finding finding) {
    return "{\"sort\":"
        + JaazJson.quote(finding.sort().name())
        + ",\"weight\":"
        + JaazJson.quote(finding.weight().name())
        + ",\"tenant\":"
        + (finding.tenant() == null ? "null" : JaazJson.quote(finding.tenant().value()))
        + ",\"kind\":"
        + JaazJson.quote(finding.key().kind().label())
        + ",\"key\":["
        + finding.key().parts().stream().map(JaazJson::quote).collect(Collectors.joining(","))
        + "],\"detail\":"
        + JaazJson.quote(finding.detail())
        + "}\n";
  }

  private MoveException failed(IOException failure) {
    return new MoveException(
        MoveException.Code.FAILED,
        "The list of findings " + file + " cannot be written",
        "make room or give the rights to write there",
        failure);
  }

  synchronized long obstacleCount() {
    return obstacleCount;
  }

  synchronized long decisionCount() {
    return decisionCount;
  }

  /** The first of them, those that stop the move before others. */
  synchronized List<Finding> listed() {
    List<Finding> listed = new ArrayList<>(obstacles);
    listed.addAll(decisions);
    return listed.subList(0, Math.min(listed.size(), PreflightReport.MAX_LISTED));
  }

  /** The file, when there is a finding in it. */
  synchronized Optional<Path> file() {
    return writer == null ? Optional.empty() : Optional.of(file);
  }

  @Override
  public synchronized void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException failure) {
      throw failed(failure);
    }
  }
}
