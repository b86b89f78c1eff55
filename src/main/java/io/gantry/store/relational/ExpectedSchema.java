package io.gantry.store.relational;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.store.SchemaFacts;
import io.gantry.store.SchemaFacts.Fact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each change of the changelog makes of the tables, written down when the change was written:
 * so it is known at once, without Liquibase and without a right to make anything, and for a
 * database that has only some of the changes. A test compares it with what the changes really make.
 *
 * <p>A file of it holds one line per fact: {@code = change checksum} begins a change, {@code +
 * object within text addable} is an object made or changed, {@code - object} one taken away; parted
 * by tabulators.
 */
final class ExpectedSchema {

  private final Map<String, Change> changes;

  private ExpectedSchema(Map<String, Change> changes) {
    this.changes = changes;
  }

  /**
   * What one change does.
   *
   * @param checksum by which Liquibase knows its text again
   */
  record Change(String id, String checksum, List<Fact> made, List<String> gone) {

    Change {
      made = List.copyOf(made);
      gone = List.copyOf(gone);
    }

    /** What was done between two looks. */
    static Change between(String id, String checksum, SchemaFacts before, SchemaFacts after) {
      return new Change(
          id,
          checksum,
          after.byObject().values().stream()
              .filter(fact -> !before.byObject().containsValue(fact))
              .toList(),
          before.byObject().keySet().stream()
              .filter(object -> after.find(object).isEmpty())
              .toList());
    }

    private void appendTo(StringBuilder text) {
      text.append("=\t").append(id).append('\t').append(checksum).append('\n');
      gone.forEach(object -> text.append("-\t").append(object).append('\n'));
      for (Fact fact : made) {
        String within = fact.within() == null ? "" : fact.within();
        text.append(String.join("\t", "+", fact.object(), within, fact.text()))
            .append(fact.addable() ? "\taddable\n" : "\n");
      }
    }
  }

  static ExpectedSchema of(List<Change> changes) {
    Map<String, Change> byId = new LinkedHashMap<>();
    changes.forEach(change -> byId.put(change.id(), change));
    return new ExpectedSchema(byId);
  }

  /** From a file of this build, {@code liquibase/v7-sqlite.facts}. */
  static ExpectedSchema ofResource(String name) {
    try (InputStream in = ExpectedSchema.class.getClassLoader().getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(requireNonNull(in, name), UTF_8))) {
      return of(lines.lines().map(line -> line.split("\t", -1)).toList().iterator());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static ExpectedSchema of(Iterator<String[]> lines) {
    List<Change> changes = new ArrayList<>();
    String[] head = null;
    List<Fact> made = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    while (lines.hasNext()) {
      String[] line = lines.next();
      switch (line[0]) {
        case "=" -> {
          end(head, made, gone, changes);
          head = line;
        }
        case "+" -> made.add(fact(line));
        default -> gone.add(line[1]);
      }
    }
    end(head, made, gone, changes);
    return of(changes);
  }

  private static Fact fact(String[] line) {
    return new Fact(line[1], line[3], line[2].isEmpty() ? null : line[2], line.length > 4);
  }

  private static void end(
      String @Nullable [] head, List<Fact> made, List<String> gone, List<Change> changes) {
    if (head != null) {
      changes.add(new Change(head[1], head[2], made, gone));
      made.clear();
      gone.clear();
    }
  }

  /** The file. */
  String toText() {
    StringBuilder text = new StringBuilder();
    changes.values().forEach(change -> change.appendTo(text));
    return text.toString();
  }

  /** The ids of all changes in their order. */
  List<String> ids() {
    return List.copyOf(changes.keySet());
  }

  @Nullable Change find(String id) {
    return changes.get(id);
  }

  /** The tables that have these changes; ids of others are passed over. */
  SchemaFacts after(Set<String> applied) {
    Map<String, Fact> facts = new TreeMap<>();
    for (Change change : changes.values()) {
      if (applied.contains(change.id())) {
        change.gone().forEach(facts::remove);
        change.made().forEach(fact -> facts.put(fact.object(), fact));
      }
    }
    return SchemaFacts.of(facts.values());
  }

  /** The tables as this build wants them. */
  SchemaFacts complete() {
    return after(changes.keySet());
  }
}
