package io.gantry.contract;

import io.gantry.common.ListFilter;
import java.util.List;

/** Filters that tell the samples of every kind apart. */
final class Filters {

  static final List<ListFilter> ALL =
      List.of(
          ListFilter.ALL,
          new ListFilter("title", null, null, null, null, null),
          new ListFilter("NEW", null, null, null, null, null),
          new ListFilter(null, "chat", null, null, null, null),
          new ListFilter(null, "image/png", null, null, null, null),
          new ListFilter(null, "procedure", null, null, null, null),
          new ListFilter(null, "PROCEDURE", null, null, null, null),
          new ListFilter(null, "", null, null, null, null),
          new ListFilter(null, null, "VERTRIEB", null, null, null),
          new ListFilter(null, null, "vertr", null, null, null),
          new ListFilter(null, null, "", null, null, null),
          new ListFilter(null, null, null, true, null, null),
          new ListFilter(null, null, null, false, null, null),
          new ListFilter("i", "chat", null, true, Samples.AT, Samples.FAR),
          new ListFilter("i", "procedure", "vertrieb", null, Samples.AT, Samples.FAR));

  private Filters() {}
}
