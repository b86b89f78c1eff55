import io.gantry.bootstrap.CommandLine;
import java.util.List;

/**
 * Moves the same records several times in one process, as a server does that runs already: {@code
 * Again FROM TO...}. Before each move it says so, in a line of its own.
 */
public final class Again {

  /** Begins the line before a move. */
  static final String MARK = "again ";

  private Again() {}

  public static void main(String[] ends) {
    for (String target : List.of(ends).subList(1, ends.length)) {
      System.out.println(MARK + target);
      int code = CommandLine.run("move", "--json", "--from", ends[0], "--to", target);
      if (code != 0) {
        System.exit(code);
      }
    }
  }
}
