import io.gantry.store.Provider;
import io.gantry.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Moves generated records between ends by {@code ./gantry move}, verified as always, and prints a
 * table in Markdown; beside the moves what the databases do alone. See README.md.
 *
 * <p>Arguments: a folder; {@code figures}, {@code all}, or pairs as {@code V4-V7_SQLITE}; numbers of
 * messages, by commas; how often each is done, of which the quickest counts.
 */
public final class Moves {

  private static final Path ROOT = Path.of(System.getProperty("root", ".")).toAbsolutePath();
  private static final String HEAP = System.getProperty("heap", "256m");

  /** So many moves of one process: by then, what is called often is compiled. */
  private static final int AGAIN = 5;

  private final Servers servers = new Servers();
  private final Path folder;
  private final int messages;
  private final int rounds;
  private final Set<String> filled = new HashSet<>();
  private int number;

  private Moves(Path folder, int messages, int rounds) {
    this.folder = folder;
    this.messages = messages;
    this.rounds = rounds;
  }

  /** From one end to another. */
  private record Pair(End from, End to) {

    static Pair parse(String text) {
      String[] ends = text.split("-");
      return new Pair(End.valueOf(ends[0]), End.valueOf(ends[1]));
    }

    /** Ids of version 7 have no form in versions 1 to 6, but ids that came from there have. */
    boolean isWhole() {
      return from.isWhole() && to.isWhole();
    }
  }

  private static final List<Pair> FIGURES =
      List.of(
          new Pair(End.V7_SQLITE, End.V7_POSTGRESQL),
          new Pair(End.V7_POSTGRESQL, End.V7_SQLITE),
          new Pair(End.V7_SQLITE, End.V8),
          new Pair(End.V8, End.V7_SQLITE));

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
    List<Pair> pairs = pairs(arguments[1]);
    int rounds = Integer.parseInt(arguments[3]);
    System.out.println(
        "| messages | from | to | records | MB | seconds | copy | verify | records/s | MB/s"
            + " | processor | of servers | peak heap | live heap |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (String size : arguments[2].split(",")) {
      Moves moves = new Moves(folder, Integer.parseInt(size), rounds);
      for (Pair pair : pairs) {
        try {
          moves.measure(pair);
        } catch (IOException failed) {
          System.out.printf("| %s | %s | %s | failed |%n", size, pair.from(), pair.to());
          System.err.println(failed.getMessage());
        }
      }
      moves.removeSources();
    }
    System.exit(0); // ends servers that were started
  }

  private static List<Pair> pairs(String argument) {
    return switch (argument) {
      case "figures" -> FIGURES;
      case "all" ->
          Arrays.stream(End.values())
              .flatMap(
                  from ->
                      Arrays.stream(End.values())
                          .filter(to -> from != to)
                          .map(to -> new Pair(from, to)))
              .toList();
      default -> Stream.of(argument.split(",")).map(Pair::parse).toList();
    };
  }

  private void measure(Pair pair) throws Exception {
    String source = source(pair.from(), pair.isWhole());
    List<Run> runs = new ArrayList<>();
    List<Heap> heaps = new ArrayList<>();
    List<Run> limits = new ArrayList<>();
    List<Run> loaders = new ArrayList<>();
    List<Run> warm = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      String target = name("target");
      make(pair.to(), target);
      Path log = folder.resolve("gc.log");
      runs.add(move(pair, source, target, log));
      heaps.add(Heap.of(log));
      if (pair.isWhole()) {
        limit(pair, source, target, limits);
        loader(pair, source, loaders);
        again(pair, source, warm);
      }
      remove(pair.to(), target);
    }
    report(pair, runs, heaps);
    compare(pair, runs, limits, loaders, warm);
  }

  private String name(String what) {
    return "bench_" + what + "_" + ++number + "_" + messages;
  }

  // ---- sources

  /** The name of an end with records, made when it is not there yet. */
  private String source(End end, boolean whole) throws Exception {
    boolean own = end == End.V7_SQLITE || !end.isWhole();
    String name = "bench_" + end.name().toLowerCase() + (whole ? "_w_" : "_s_") + messages;
    if (!filled.add(name)) {
      return name;
    }
    boolean kept = end.provider == Provider.SQLITE && Files.exists(file(name));
    if (kept) {
      return name; // the same for the same number
    }
    make(end, name);
    if (own && whole == end.isWhole()) {
      fill(end, name);
    } else {
      End origin = whole ? End.V7_SQLITE : End.V4;
      move(new Pair(origin, end), source(origin, whole), name, folder.resolve("gc.log"));
    }
    return name;
  }

  /** A file gets its name when it is complete. */
  private void fill(End end, String name) throws Exception {
    boolean isFile = end.provider == Provider.SQLITE;
    String making = isFile ? name + "_unfinished" : name;
    if (isFile) {
      remove(end, making);
    }
    try (Store store = end.open(servers, folder, making)) {
      Records.fill(store, messages);
    }
    if (isFile) {
      Files.move(file(making), file(name));
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".db");
  }

  private void make(End end, String name) throws Exception {
    if (end.provider == Provider.POSTGRESQL) {
      servers.dropDatabase(name);
      servers.createDatabase(name);
    } else {
      remove(end, name);
    }
  }

  private void remove(End end, String name) throws Exception {
    if (end.provider == Provider.POSTGRESQL) {
      servers.dropDatabase(name);
    } else if (end.provider == Provider.DYNAMODB) {
      try (Store store = end.open(servers, folder, name)) {
        store.administration().rollback();
      }
    } else if (end == End.ARCHIVE) {
      delete(folder.resolve(name));
    } else {
      for (String suffix : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(Path.of(file(name) + suffix));
      }
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  /** Files of SQLite stay for the next time. */
  private void removeSources() throws Exception {
    for (String name : filled) {
      for (End end : End.values()) {
        if (end.provider != Provider.SQLITE
            && (name.startsWith("bench_" + end.name().toLowerCase() + "_w_")
                || name.startsWith("bench_" + end.name().toLowerCase() + "_s_"))) {
          remove(end, name);
        }
      }
    }
  }

  // ---- what is measured

  private Run move(Pair pair, String source, String target, Path log) throws Exception {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("gantry").toString(), "move"));
    command.add("--json");
    command.addAll(pair.from().options("from", pair.from().address(servers, folder, source)));
    command.addAll(pair.to().options("to", pair.to().address(servers, folder, target)));
    if (!pair.isWhole()) {
      command.add("--lacking=leave");
    }
    if (!pair.to().isWhole() && pair.from() == End.V6) {
      command.add("--owner=user-0");
    }
    Path home = folder.resolve("home");
    delete(home);
    Files.deleteIfExists(log);
    return Run.of(
        servers,
        folder.resolve("errors.log"),
        Map.of(
            "GANTRY_HOME",
            home.toString(),
            "GANTRY_JAVA_OPTIONS",
            "-Xmx" + HEAP + " " + Heap.option(log),
            "AWS_ACCESS_KEY_ID",
            "local",
            "AWS_SECRET_ACCESS_KEY",
            "local"),
        command);
  }

  /** What the databases do alone with the rows, or items, of this move. */
  private void limit(Pair pair, String source, String target, List<Run> limits) throws Exception {
    String bare = name("bare");
    if (pair.to() == End.V7_POSTGRESQL && pair.from() == End.V7_SQLITE) {
      make(pair.to(), bare);
      limits.add(alone("copy", file(source).toString(), servers.jdbcUrl(bare)));
      remove(pair.to(), bare);
    } else if (pair.to() == End.V8 && pair.from() == End.V7_SQLITE) {
      try (Store store = pair.to().open(servers, folder, bare)) {
        store.prepare();
        limits.add(alone("puts", servers.dynamoDb(), target, bare));
        store.administration().rollback();
      }
    } else if (pair.to() == End.V7_SQLITE && pair.from() == End.V7_POSTGRESQL) {
      String rows = file(source(End.V7_SQLITE, true)).toString();
      limits.add(alone("inserts", rows, file(bare).toString()));
      remove(pair.to(), bare);
    } else if (pair.from() == End.V8 && pair.to() == End.V7_SQLITE) {
      limits.add(alone("scan", servers.dynamoDb(), source));
    }
  }

  private Run alone(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "Limits"));
    command.addAll(List.of(arguments));
    return Run.of(servers, folder.resolve("errors.log"), Map.of(), command);
  }

  private void loader(Pair pair, String source, List<Run> loaders) throws Exception {
    Path program = Path.of("/usr/bin/pgloader");
    if (pair.from() != End.V7_SQLITE
        || pair.to() != End.V7_POSTGRESQL
        || !Files.isExecutable(program)) {
      return;
    }
    String target = name("pgloader");
    make(pair.to(), target);
    Path load = folder.resolve("pgloader.load");
    Files.writeString(
        load,
        "load database from sqlite://%s into %s with prefetch rows = 100;"
            .formatted(file(source), servers.postgresqlAddress(target)));
    loaders.add(
        Run.of(
            servers,
            folder.resolve("errors.log"),
            Map.of(),
            List.of(program.toString(), load.toString())));
    remove(pair.to(), target);
  }

  /** The last of several moves in one process: what a server needs that runs already. */
  private void again(Pair pair, String source, List<Run> warm) throws Exception {
    if (pair.from() != End.V7_SQLITE || pair.to() != End.V7_POSTGRESQL || messages > 1_000_000) {
      return;
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-XX:NewRatio=1",
                "-XX:SurvivorRatio=2",
                "-Dgantry.root=" + ROOT,
                "-cp",
                System.getProperty("java.class.path"),
                "Again",
                pair.from().address(servers, folder, source)));
    List<String> targets = new ArrayList<>();
    for (int time = 0; time < AGAIN; time++) {
      targets.add(name("again"));
      make(pair.to(), targets.get(time));
      command.add(pair.to().address(servers, folder, targets.get(time)));
    }
    Path home = folder.resolve("home");
    delete(home);
    warm.add(
        Run.of(
                servers,
                folder.resolve("errors.log"),
                Map.of("GANTRY_HOME", home.toString()),
                command)
            .since(Again.MARK));
    for (String target : targets) {
      remove(pair.to(), target);
    }
  }

  // ---- the table

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

  private void report(Pair pair, List<Run> runs, List<Heap> heaps) {
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

  private static void compare(
      Pair pair, List<Run> runs, List<Run> limits, List<Run> loaders, List<Run> warm) {
    if (!warm.isEmpty()) {
      System.out.printf(
          "|  |  | the same, move %d of one process |  |  | %.1f | %.1f | %.1f |%s |  |  |  |  |  |%n",
          AGAIN,
          least(warm, Run::seconds),
          least(warm, Moves::copySeconds),
          least(warm, Moves::verifySeconds),
          limits.isEmpty()
              ? " "
              : " copy at %.2f of the plain one, its rows alone at %.2f"
                  .formatted(
                      least(limits, Run::did) / least(warm, Moves::copySeconds),
                      least(limits, Run::did) / least(warm, Moves::streamSeconds)));
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
          limit / least(runs, Moves::copySeconds),
          limit / least(runs, Moves::streamSeconds));
    }
    if (!loaders.isEmpty()) {
      Run loader = loaders.stream().min(Comparator.comparingDouble(Run::seconds)).orElseThrow();
      System.out.printf(
          "|  |  | pgloader, copy alone |  |  | %.1f |  |  | all of the move takes %.2f of it"
              + " (%.2f of its processor time)%s |  | %.1f | %.1f |  |  |%n",
          loader.seconds(),
          least(runs, Run::seconds) / loader.seconds(),
          least(runs, Moves::processor) / processor(loader),
          warm.isEmpty()
              ? ""
              : ", move %d of one process %.2f"
                  .formatted(AGAIN, least(warm, Run::seconds) / loader.seconds()),
          loader.own(),
          loader.servers());
    }
  }
}
