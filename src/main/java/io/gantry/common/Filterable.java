package io.gantry.common;

import org.jspecify.annotations.Nullable;

/** The facets of a record that {@link ListFilter} looks at; null where a kind has none. */
public interface Filterable {

  /** A record without facets: any condition on one fails. */
  Filterable NONE = new Filterable() {};

  /** The title or name that a list can be searched by. */
  default @Nullable String filterTitle() {
    return null;
  }

  default @Nullable String filterType() {
    return null;
  }

  default @Nullable String filterDepartment() {
    return null;
  }

  default @Nullable Boolean filterArchived() {
    return null;
  }
}
