import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Prints what was measured, in Markdown. */
final class Table {

  private Table() {}

  static void head() {
    System.out.println(
        "| messages | from | to | records | MB | seconds | copy | verify | records/s | MB/s"
            + " | processor | of servers | peak heap | live heap |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
  }

  private static double copySeconds(Run run) {
    return run.at("\"phase\":\"verify\"") - run.at("\"phase\":\"copy\"");
  }

  /** Of it, the stream of rows: without keys, indexes and statistics. */
  private static double streamSeconds(Run run) {
    return run.at("\"phase\":\"finish\"") - run.at("\"phase\":\"copy\"");
  }

  private static double verifySeconds(Run run) {
    return run.at("\"event\":\"ended\"") - run.at("\"phase\":\"verify\"");
  }

  private static double least(List<Run> runs, ToDoubleFunction<Run> seconds) {
    return runs.stream().mapToDouble(seconds).min().orElse(Double.NaN);
  }

  private static double processor(Run run) {
    return run.own() + run.servers();
  }

  /** What was measured; the quickest counts. */
  static void row(int messages, Pair pair, List<Run> runs, List<Heap> heaps) {
    Run best = runs.stream().min(Comparator.comparingDouble(Run::seconds)).orElseThrow();
    long records = best.sum("read");
    double megabytes = best.sum("bytes") / 1e6;
    System.out.printf(
        "| %,d | %s | %s | %,d | %.1f | %.1f | %.1f | %.1f | %,.0f | %.1f | %.1f | %.1f | %d | %d |%n",
        messages,
        pair.from().label(),
        pair.to().label(),
        records,
        megabytes,
        best.seconds(),
        copySeconds(best),
        verifySeconds(best),
        records / best.seconds(),
        megabytes / best.seconds(),
        best.own(),
        best.servers(),
        heaps.stream().mapToLong(Heap::peak).max().orElse(0),
        heaps.stream().mapToLong(Heap::live).max().orElse(0));
  }

  private static String alone(Pair pair) {
    return switch (pair.to()) {
      case V8 -> "plain BatchWriteItem loop";
      case V7_POSTGRESQL -> "plain binary COPY";
      default -> pair.from() == End.V8 ? "plain Scan, items" : "plain inserts, no keys";
    };
  }

  /** What the databases, pgloader and a running process need for the same, as far as measured. */
  static void beside(
      Pair pair, List<Run> runs, List<Run> limits, List<Run> loaders, List<Run> warm) {
    if (!warm.isEmpty()) {
      System.out.printf(
          "|  |  | the same, move %d of one process |  |  | %.1f | %.1f | %.1f |%s |  |  |  |  |  |%n",
          Moves.AGAIN,
          least(warm, Run::seconds),
          least(warm, Table::copySeconds),
          least(warm, Table::verifySeconds),
          limits.isEmpty()
              ? " "
              : " copy at %.2f of the plain one, its rows alone at %.2f"
                  .formatted(
                      least(limits, Run::did) / least(warm, Table::copySeconds),
                      least(limits, Run::did) / least(warm, Table::streamSeconds)));
    }
    if (!limits.isEmpty()) {
      double limit = least(limits, Run::did);
      boolean isRead = pair.from() == End.V8;
      System.out.printf(
          "|  |  | %s | %,d |  | %.1f |  |  | %s at %.2f of it, its rows alone at %.2f |  |  |  |  |  |%n",
          alone(pair),
          limits.get(0).rows(),
          limit,
          isRead ? "copy and read" : "copy",
          limit / least(runs, Table::copySeconds),
          limit / least(runs, Table::streamSeconds));
    }
    if (!loaders.isEmpty()) {
      Run loader = loaders.stream().min(Comparator.comparingDouble(Run::seconds)).orElseThrow();
      System.out.printf(
          "|  |  | pgloader, copy alone |  |  | %.1f |  |  | all of the move takes %.2f of it"
              + " (%.2f of its processor time)%s |  | %.1f | %.1f |  |  |%n",
          loader.seconds(),
          least(runs, Run::seconds) / loader.seconds(),
          least(runs, Table::processor) / processor(loader),
          warm.isEmpty()
              ? ""
              : ", move %d of one process %.2f"
                  .formatted(Moves.AGAIN, least(warm, Run::seconds) / loader.seconds()),
          loader.own(),
          loader.servers());
    }
  }
}
