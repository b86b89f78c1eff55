import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log of the garbage collector says, in MiB.
 *
 * @param peak the most that was in use, garbage included
 * @param live the most that a collection left
 */
record Heap(long peak, long live) {

  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(");
  /** Of the parts of the heap, not of the classes that are told of behind them. */
  private static final Pattern AT_EXIT =
      Pattern.compile("(?:generation|garbage-first heap) +total \\d+K, used (\\d+)K");

  /** Makes the virtual machine write such a log. */
  static String option(Path log) {
    return "-Xlog:gc,gc+heap+exit:file=" + log;
  }

  static Heap of(Path log) throws IOException {
    long peak = 0;
    long live = 0;
    long exit = 0;
    for (String line : Files.readAllLines(log)) {
      Matcher collection = COLLECTION.matcher(line);
      if (collection.find()) {
        peak = Math.max(peak, Long.parseLong(collection.group(1)));
        live = Math.max(live, Long.parseLong(collection.group(2)));
      }
      Matcher end = AT_EXIT.matcher(line);
      exit += end.find() ? Long.parseLong(end.group(1)) : 0;
    }
    return new Heap(Math.max(peak, exit >> 10), live);
  }
}
