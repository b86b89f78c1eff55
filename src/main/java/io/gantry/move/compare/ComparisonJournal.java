package io.gantry.move.compare;

import java.util.Optional;

/**
 * Keeps how far a comparison is, so that another process goes on there; good for the same sides,
 * views and kinds only. Calls come from several threads, one at a time.
 */
public interface ComparisonJournal {

  /** Keeps nothing. */
  ComparisonJournal NONE =
      new ComparisonJournal() {
        @Override
        public Optional<String> find(String name) {
          return Optional.empty();
        }

        @Override
        public void save(String name, String state) {
          // Nobody asks for it.
        }
      };

  /** What was saved last under the name. */
  Optional<String> find(String name);

  /**
   * Replaces what was saved under the name, whole or not at all.
   *
   * @param state text of ASCII; up to some MB with many tenants
   */
  void save(String name, String state);
}
