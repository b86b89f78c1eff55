package io.gantry.store.relational;

import io.gantry.store.SchemaFacts;
import io.gantry.store.SchemaFacts.Fact;
import io.gantry.store.SchemaReport.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Views and others that are no tables, but have the name of a table or index that is to be. */
final class TakenNames {

  private static final List<String> NAMED = List.of("table ", "index ");

  private TakenNames() {}

  /**
   * The differences, each object whose name is taken among them with what took it.
   *
   * @param all what there is to be in the end
   * @param now what there is to be by the changes that were applied
   * @param others as {@link Catalog#others} gives them
   */
  static List<Difference> in(
      List<Difference> differences,
      SchemaFacts all,
      SchemaFacts now,
      SchemaFacts actual,
      Map<String, String> others) {
    List<Difference> found = new ArrayList<>(differences);
    for (Fact fact : all.byObject().values()) {
      Optional<String> taker =
          name(fact.object())
              .map(others::get)
              .filter(there -> actual.find(fact.object()).isEmpty());
      if (taker.isPresent()) {
        String wanted = now.find(fact.object()).map(Fact::text).orElse(SchemaFacts.ABSENT);
        found.removeIf(difference -> difference.object().equals(fact.object()));
        found.add(new Difference(fact.object(), wanted, taker.get()));
      }
    }
    return found;
  }

  private static Optional<String> name(String object) {
    return NAMED.stream()
        .filter(object::startsWith)
        .map(kind -> object.substring(kind.length()))
        .findFirst();
  }
}
