package io.gantry.cli;

import io.gantry.config.ConfigProblem;
import io.gantry.config.Database;
import io.gantry.move.view.Names;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaReport;
import io.gantry.store.StoreContents;
import io.gantry.store.StoreHealth.SchemaState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what stores are and hold, for people and for programs. */
final class Describe {

  private static final long KB = 1024;

  private Describe() {}

  static Map<String, @Nullable Object> storeJson(Database database, boolean active) {
    return Json.object(
        "version", database.schemaVersion().number(),
        "provider", database.provider().label(),
        "place", database.place(),
        "active", active);
  }

  /** Counts that are not zero; "nothing" when all are. */
  static String contents(StoreContents contents) {
    String counts =
        contents.counts().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> count(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "nothing" : counts;
  }

  private static String count(EntityKind kind, long count) {
    return count + " " + (count == 1 ? kind.label() : kind.plural());
  }

  static Map<String, Long> countsJson(StoreContents contents) {
    Map<String, Long> counts = new LinkedHashMap<>();
    contents.counts().forEach((kind, count) -> counts.put(Names.of(kind), count));
    return counts;
  }

  static @Nullable Long bytesJson(StoreContents contents) {
    return contents.bytes().isPresent() ? contents.bytes().getAsLong() : null;
  }

  static String bytes(long bytes) {
    if (bytes < 10 * KB) {
      return bytes + " bytes";
    }
    return bytes < 10 * KB * KB ? bytes / KB + " KB" : bytes / KB / KB + " MB";
  }

  static List<String> names(Iterable<EntityKind> kinds) {
    Map<EntityKind, String> names = new EnumMap<>(EntityKind.class);
    kinds.forEach(kind -> names.put(kind, Names.of(kind)));
    return List.copyOf(names.values());
  }

  static String state(SchemaState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The report in lines. */
  static List<String> report(SchemaReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("Schema      " + state(report.state()));
    report.found().ifPresent(found -> lines.add("Found       tables of version " + found.number()));
    report.pending().forEach(change -> lines.add("Pending     " + change));
    report.differences().forEach(difference -> lines.add("Differs     " + difference));
    report.lockedBy().ifPresent(who -> lines.add("Locked by   " + who));
    return lines;
  }

  static Map<String, @Nullable Object> reportJson(SchemaReport report) {
    return Json.object(
        "state", report.state().name().toLowerCase(Locale.ROOT),
        "found_version", report.found().map(version -> version.number()).orElse(null),
        "pending", report.pending(),
        "differences", report.differences().stream().map(Describe::differenceJson).toList(),
        "locked_by", report.lockedBy().orElse(null));
  }

  private static Map<String, @Nullable Object> differenceJson(SchemaReport.Difference difference) {
    return Json.object(
        "object", difference.object(),
        "expected", difference.expected(),
        "actual", difference.actual());
  }

  static Map<String, @Nullable Object> problemJson(ConfigProblem problem) {
    return Json.object(
        "setting", problem.key(),
        "value", problem.given(),
        "expected", problem.expected(),
        "example", problem.example(),
        "source", problem.source());
  }

  /** How a command ends that was asked for the state of a schema. */
  static ExitCode exitCode(SchemaState state) {
    return switch (state) {
      case UP_TO_DATE -> ExitCode.OK;
      case PENDING, DRIFTED -> ExitCode.DIFFERENCES;
      case LOCKED, UNKNOWN -> ExitCode.TRY_AGAIN;
    };
  }
}
