import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One process that was waited for: what it said, how long it took, and the processor time of it and
 * of the servers.
 *
 * @param seconds from its start to its end
 * @param own processor time of the process
 * @param servers processor time of the servers meanwhile
 * @param lines its standard output, each with the seconds since the start
 */
record Run(double seconds, double own, double servers, List<Line> lines) {

  /** A line of its output, and when it came. */
  record Line(double at, String text) {}

  static Run of(Servers servers, Path log, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    double server = servers.seconds();
    double children = children();
    long start = System.nanoTime();
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<Line> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(new Line((System.nanoTime() - start) / 1e9, line));
      }
    }
    int code = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (code != 0) {
      throw new IOException(
          "Exit code " + code + " of " + command.get(0) + "\n" + Files.readString(log) + last(lines));
    }
    return new Run(seconds, children() - children, servers.seconds() - server, lines);
  }

  private static String last(List<Line> lines) {
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1).text();
  }

  /** Processor time of all children that ended, which Linux adds up. */
  private static double children() throws IOException {
    Path stat = Path.of("/proc/self/stat");
    if (!Files.exists(stat)) {
      return 0;
    }
    String text = Files.readString(stat);
    String[] parts = text.substring(text.lastIndexOf(')') + 2).split(" ");
    return (Double.parseDouble(parts[13]) + Double.parseDouble(parts[14])) / 100;
  }

  /** When the first line with all of these came; negative when none did. */
  double at(String... parts) {
    return lines.stream()
        .filter(line -> List.of(parts).stream().allMatch(line.text()::contains))
        .mapToDouble(Line::at)
        .findFirst()
        .orElse(-1);
  }

  /** What was said after the last line that begins so, with the time since. */
  Run since(String mark) {
    int begin = 0;
    for (int index = 0; index < lines.size(); index++) {
      begin = lines.get(index).text().startsWith(mark) ? index : begin;
    }
    double start = lines.get(begin).at();
    List<Line> rest =
        lines.subList(begin, lines.size()).stream()
            .map(line -> new Line(line.at() - start, line.text()))
            .toList();
    return new Run(seconds - start, own, servers, rest);
  }

  /** The sum of a number that the last line has once for each kind. */
  long sum(String field) {
    Matcher numbers = Pattern.compile("\"" + field + "\":(\\d+)").matcher(last(lines));
    long sum = 0;
    while (numbers.find()) {
      sum += Long.parseLong(numbers.group(1));
    }
    return sum;
  }

  /** The seconds that a limit says it took. */
  double did() {
    return Double.parseDouble(last(lines).split(" ")[2]);
  }

  /** The rows that a limit says it wrote. */
  long rows() {
    return Long.parseLong(last(lines).split(" ")[1]);
  }
}
