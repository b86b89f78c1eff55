package io.gantry.store;

import static java.util.Objects.requireNonNull;

import io.gantry.store.SchemaReport.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What tables are, told in texts that can be compared: those that a build expects with those that
 * are there. Two databases with the same facts do the same with every statement of Gantry.
 */
public final class SchemaFacts {

  /** The text of an object that is not there, or should not be. */
  public static final String ABSENT = "absent";

  public static final SchemaFacts NONE = of(List.of());

  private final NavigableMap<String, Fact> facts;

  private SchemaFacts(NavigableMap<String, Fact> facts) {
    this.facts = Collections.unmodifiableNavigableMap(facts);
  }

  /**
   * One object.
   *
   * @param object what it is, unique in its database: {@code column messages.role}
   * @param text all that matters of it, in a form that is always the same
   * @param within the object that it is part of, a table; null for a table
   * @param addable whether one more of it than expected can neither refuse, nor change, nor hide or
   *     show a record
   */
  public record Fact(String object, String text, @Nullable String within, boolean addable) {

    public Fact {
      requireNonNull(object, "object");
      requireNonNull(text, "text");
    }
  }

  /**
   * @throws IllegalArgumentException when an object is there twice
   */
  public static SchemaFacts of(Collection<Fact> facts) {
    NavigableMap<String, Fact> byObject = new TreeMap<>();
    for (Fact fact : facts) {
      if (byObject.put(fact.object(), fact) != null) {
        throw new IllegalArgumentException("Twice: " + fact.object());
      }
    }
    return new SchemaFacts(byObject);
  }

  /** All facts by their objects, in the order of those. */
  public NavigableMap<String, Fact> byObject() {
    return facts;
  }

  public Optional<Fact> find(String object) {
    return Optional.ofNullable(facts.get(object));
  }

  public boolean isEmpty() {
    return facts.isEmpty();
  }

  /**
   * How {@code actual} differs from these facts, which are the expected ones. Of a table that is
   * missing only the table is named, and what was added without harm is not.
   */
  public List<Difference> differences(SchemaFacts actual) {
    List<Difference> differences = new ArrayList<>();
    for (Fact fact : facts.values()) {
      String found = actual.find(fact.object()).map(Fact::text).orElse(ABSENT);
      if (!found.equals(fact.text()) && isSeen(fact, actual)) {
        differences.add(new Difference(fact.object(), fact.text(), found));
      }
    }
    for (Fact fact : actual.facts.values()) {
      if (!facts.containsKey(fact.object()) && !fact.addable() && isSeen(fact, this)) {
        differences.add(new Difference(fact.object(), ABSENT, fact.text()));
      }
    }
    return differences;
  }

  /** Parts of a table are looked at when the other side has the table. */
  private static boolean isSeen(Fact fact, SchemaFacts other) {
    return fact.within() == null || other.facts.containsKey(fact.within());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SchemaFacts that && facts.equals(that.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  @Override
  public String toString() {
    return facts.values().toString();
  }
}
