package io.gantry.common;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list of owned records lets through; all conditions must hold, an absent one always does.
 *
 * @param title part of the record's title or name, compared by {@link CaseFold}
 * @param type the exact type, for kinds that have one
 * @param department the exact department, compared by {@link CaseFold}, for kinds that have one
 * @param archived whether archived, for kinds that have that state
 * @param from the earliest recency, inclusive
 * @param to the latest recency, exclusive
 */
public record ListFilter(
    @Nullable String title,
    @Nullable String type,
    @Nullable String department,
    @Nullable Boolean archived,
    @Nullable Instant from,
    @Nullable Instant to) {

  public static final int MAX_TEXT_LENGTH = 200;

  public static final ListFilter ALL = new ListFilter(null, null, null, null, null, null);

  public ListFilter {
    Text.optionalText("title", title, MAX_TEXT_LENGTH);
    Text.optionalText("type", type, MAX_TEXT_LENGTH);
    Text.optionalText("department", department, MAX_TEXT_LENGTH);
    from = Times.optionalInstant("from", from);
    to = Times.optionalInstant("to", to);
  }

  /** Whether {@code record} passes; the meaning that every store must give to this filter. */
  public boolean accepts(OwnedRecord<?> record) {
    requireNonNull(record, "record");
    Filterable facets = record instanceof Filterable filterable ? filterable : Filterable.NONE;
    return containsFolded(facets.filterTitle(), title)
        && (type == null || type.equals(facets.filterType()))
        && equalsFolded(facets.filterDepartment(), department)
        && (archived == null || archived.equals(facets.filterArchived()))
        && (from == null || !record.recency().isBefore(from))
        && (to == null || record.recency().isBefore(to));
  }

  /** A text that differs for different filters; cursors are bound to it. */
  public String signature() {
    return String.join(
        "\u0000", text(title), text(type), text(department), text(archived), text(from), text(to));
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "-";
    }
    String text = value.toString();
    return text.length() + "=" + text;
  }

  private static boolean containsFolded(@Nullable String value, @Nullable String part) {
    return part == null || (value != null && CaseFold.of(value).contains(CaseFold.of(part)));
  }

  private static boolean equalsFolded(@Nullable String value, @Nullable String wanted) {
    return wanted == null || (value != null && CaseFold.of(value).equals(CaseFold.of(wanted)));
  }
}
