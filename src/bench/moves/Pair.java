import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** From one end to another. */
record Pair(End from, End to) {

  private static final List<Pair> FIGURES =
      List.of(
          new Pair(End.V7_SQLITE, End.V7_POSTGRESQL),
          new Pair(End.V7_POSTGRESQL, End.V7_SQLITE),
          new Pair(End.V7_SQLITE, End.V8),
          new Pair(End.V8, End.V7_SQLITE));

  /** Those of {@code figures}, of {@code all}, or those named as {@code V4-V7_SQLITE}. */
  static List<Pair> of(String argument) {
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

  private static Pair parse(String text) {
    String[] ends = text.split("-");
    return new Pair(End.valueOf(ends[0]), End.valueOf(ends[1]));
  }

  /** Ids of version 7 have no form in versions 1 to 6, but ids that came from there have. */
  boolean isWhole() {
    return from.isWhole() && to.isWhole();
  }
}
