package io.gantry.cli;

import io.gantry.address.Inspection;
import io.gantry.address.Targets;
import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answer of {@code list}. */
final class Overview {

  private static final String ROW = "%s %-7s  %-18s  %-9s  %-7s  %s";

  private final Targets targets;
  private final List<Survey.Answer> answers;

  Overview(Targets targets, List<Survey.Answer> answers) {
    this.targets = targets;
    this.answers = answers;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(ROW.formatted(" ", "VERSION", "PROVIDERS", "TENANCY", "SIGN-IN", "LAYOUT"));
    for (SchemaVersion version : SchemaVersion.values()) {
      lines.add(row(version));
      lines.add("           " + String.join(", ", kinds(version)));
    }
    lines.add("");
    lines.add("STORES");
    answers.forEach(answer -> lines.add(line(answer)));
    return String.join(System.lineSeparator(), lines);
  }

  private String row(SchemaVersion version) {
    return ROW.formatted(
        isActive(version) ? "*" : " ",
        version.number(),
        String.join(", ", providers(version)),
        version.tenancy().label(),
        version.hasSignIn() ? "yes" : "no",
        version.layout());
  }

  private static List<String> kinds(SchemaVersion version) {
    return version.kinds().size() == EntityKind.values().length
        ? List.of("all kinds")
        : EnumSet.copyOf(version.kinds()).stream().map(EntityKind::plural).toList();
  }

  private boolean isActive(SchemaVersion version) {
    return targets.active().database().schemaVersion() == version;
  }

  private static List<String> providers(SchemaVersion version) {
    return Arrays.stream(Provider.values())
        .filter(version.providers()::contains)
        .map(Provider::label)
        .toList();
  }

  private String line(Survey.Answer answer) {
    String mark = targets.isActive(answer.database()) ? "*" : " ";
    return mark + " " + answer.database().label() + ": " + held(answer);
  }

  private static String held(Survey.Answer answer) {
    Inspection found = answer.found();
    if (found == null) {
      return "cannot be asked: " + answer.problem();
    }
    return Describe.contents(found.contents())
        + " (schema "
        + Describe.state(found.report().state())
        + found
            .report()
            .found()
            .filter(version -> version != answer.database().schemaVersion())
            .map(version -> ", its tables are of version " + version.number())
            .orElse("")
        + ")";
  }

  Map<String, @Nullable Object> json() {
    return Json.object(
        "versions",
        Arrays.stream(SchemaVersion.values()).map(this::json).toList(),
        "stores",
        answers.stream().map(this::json).collect(Collectors.toList()));
  }

  private Map<String, @Nullable Object> json(SchemaVersion version) {
    return Json.object(
        "version", version.number(),
        "layout", version.layout(),
        "providers", providers(version),
        "tenancy", version.tenancy().name().toLowerCase(Locale.ROOT),
        "sign_in", version.hasSignIn(),
        "kinds", Describe.names(version.kinds()),
        "active", isActive(version));
  }

  private Map<String, @Nullable Object> json(Survey.Answer answer) {
    Map<String, @Nullable Object> json =
        Describe.storeJson(answer.database(), targets.isActive(answer.database()));
    Inspection found = answer.found();
    json.put("schema", found == null ? null : Describe.reportJson(found.report()));
    json.put("counts", found == null ? null : Describe.countsJson(found.contents()));
    json.put("bytes", found == null ? null : Describe.bytesJson(found.contents()));
    json.put("problem", answer.problem());
    return json;
  }
}
