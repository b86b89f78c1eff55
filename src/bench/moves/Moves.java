import io.gantry.store.Provider;
import io.gantry.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  static final int AGAIN = 5;

  private final Servers servers = new Servers();
  private final Path folder;
  private final int messages;
  private final int rounds;
  private final Set<String> filled = new HashSet<>();
  private final Places places;
  private int number;

  private Moves(Path folder, int messages, int rounds) {
    this.folder = folder;
    this.places = new Places(servers, folder);
    this.messages = messages;
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
    List<Pair> pairs = Pair.of(arguments[1]);
    int rounds = Integer.parseInt(arguments[3]);
    Table.head();
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

  private void measure(Pair pair) throws Exception {
    String source = source(pair.from(), pair.isWhole());
    List<Run> runs = new ArrayList<>();
    List<Heap> heaps = new ArrayList<>();
    List<Run> limits = new ArrayList<>();
    List<Run> loaders = new ArrayList<>();
    List<Run> warm = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      String target = name("target");
      places.make(pair.to(), target);
      Path log = folder.resolve("gc.log");
      places.recall(source);
      runs.add(move(pair, source, target, log));
      heaps.add(Heap.of(log));
      if (pair.isWhole()) {
        places.recall(source);
        limit(pair, source, target, limits);
        places.recall(source);
        loader(pair, source, loaders);
        places.recall(source);
        again(pair, source, warm);
      }
      places.remove(pair.to(), target);
    }
    Table.row(messages, pair, runs, heaps);
    Table.beside(pair, runs, limits, loaders, warm);
  }

  private String name(String what) {
    return "bench_" + what + "_" + ++number + "_" + messages;
  }

  /** The name of an end with records, made when it is not there yet. */
  private String source(End end, boolean whole) throws Exception {
    boolean own = end == End.V7_SQLITE || !end.isWhole();
    String name = "bench_" + end.name().toLowerCase() + (whole ? "_w_" : "_s_") + messages;
    if (!filled.add(name)) {
      return name;
    }
    boolean kept = end.provider == Provider.SQLITE && Files.exists(places.file(name));
    if (kept) {
      return name; // the same for the same number
    }
    places.make(end, name);
    if (own && whole == end.isWhole()) {
      places.fill(end, name, messages);
    } else {
      End origin = whole ? End.V7_SQLITE : End.V4;
      move(new Pair(origin, end), source(origin, whole), name, folder.resolve("gc.log"));
    }
    return name;
  }

  /** Files of SQLite stay for the next time. */
  private void removeSources() throws Exception {
    for (String name : filled) {
      for (End end : End.values()) {
        if (end.provider != Provider.SQLITE
            && (name.startsWith("bench_" + end.name().toLowerCase() + "_w_")
                || name.startsWith("bench_" + end.name().toLowerCase() + "_s_"))) {
          places.remove(end, name);
        }
      }
    }
  }

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
    Places.delete(home);
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
      places.make(pair.to(), bare);
      limits.add(alone("copy", places.file(source).toString(), servers.jdbcUrl(bare)));
      places.remove(pair.to(), bare);
    } else if (pair.to() == End.V8 && pair.from() == End.V7_SQLITE) {
      try (Store store = pair.to().open(servers, folder, bare)) {
        store.prepare();
        limits.add(alone("puts", servers.dynamoDb(), target, bare));
        store.administration().rollback();
      }
    } else if (pair.to() == End.V7_SQLITE && pair.from() == End.V7_POSTGRESQL) {
      String rows = places.file(source(End.V7_SQLITE, true)).toString();
      limits.add(alone("inserts", rows, places.file(bare).toString()));
      places.remove(pair.to(), bare);
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
    places.make(pair.to(), target);
    Path load = folder.resolve("pgloader.load");
    Files.writeString(
        load,
        "load database from sqlite://%s into %s with prefetch rows = 100;"
            .formatted(places.file(source), servers.postgresqlAddress(target)));
    loaders.add(
        Run.of(
            servers,
            folder.resolve("errors.log"),
            Map.of(),
            List.of(program.toString(), load.toString())));
    places.remove(pair.to(), target);
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
                "-XX:SurvivorRatio=4",
                "-XX:TargetSurvivorRatio=90",
                "-Dgantry.root=" + ROOT,
                "-cp",
                System.getProperty("java.class.path"),
                "Again",
                pair.from().address(servers, folder, source)));
    List<String> targets = new ArrayList<>();
    for (int time = 0; time < AGAIN; time++) {
      targets.add(name("again"));
      places.make(pair.to(), targets.get(time));
      command.add(pair.to().address(servers, folder, targets.get(time)));
    }
    Path home = folder.resolve("home");
    Places.delete(home);
    warm.add(
        Run.of(
                servers,
                folder.resolve("errors.log"),
                Map.of("GANTRY_HOME", home.toString()),
                command)
            .since(Again.MARK));
    for (String target : targets) {
      places.remove(pair.to(), target);
    }
  }
}
