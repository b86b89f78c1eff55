package io.gantry.api;

import io.gantry.api.json.InstantText;
import io.gantry.api.problem.ProblemException;
import io.gantry.common.InvalidValueException;
import io.gantry.common.ListFilter;
import io.gantry.common.PageRequest;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of lists. Unknown ones are ignored; a bad value is a problem that names it.
 */
public final class Parameters {

  private final MultivaluedMap<String, String> values;

  private Parameters(MultivaluedMap<String, String> values) {
    this.values = values;
  }

  public static Parameters of(UriInfo uri) {
    return new Parameters(uri.getQueryParameters());
  }

  /**
   * The page that {@code limit}, {@code cursor} and {@code order} ask for.
   *
   * @param usual the order when none is asked for
   */
  public PageRequest page(PageRequest.Order usual) {
    String limit = values.getFirst("limit");
    String cursor = values.getFirst("cursor");
    try {
      return new PageRequest(
          limit == null ? PageRequest.DEFAULT_LIMIT : Integer.parseInt(limit),
          cursor == null || cursor.isEmpty() ? null : cursor,
          order(usual));
    } catch (NumberFormatException notANumber) {
      throw ProblemException.invalidParameter("limit", "must be a whole number");
    } catch (InvalidValueException invalid) {
      throw ProblemException.invalidParameter(invalid.field(), invalid.rule());
    }
  }

  /** The filter that {@code title, type, department, archived, from} and {@code to} ask for. */
  ListFilter filter() {
    try {
      return new ListFilter(
          text("title"), type(), text("department"), archived(), time("from"), time("to"));
    } catch (InvalidValueException invalid) {
      throw ProblemException.invalidParameter(invalid.field(), invalid.rule());
    }
  }

  private PageRequest.Order order(PageRequest.Order usual) {
    String order = values.getFirst("order");
    if (order == null) {
      return usual;
    }
    return switch (order.toLowerCase(Locale.ROOT)) {
      case "asc" -> PageRequest.Order.ASCENDING;
      case "desc" -> PageRequest.Order.DESCENDING;
      default -> throw ProblemException.invalidParameter("order", "must be asc or desc");
    };
  }

  /** What conversations call their mode is a type to the filter. */
  private @Nullable String type() {
    String mode = text("mode");
    return mode == null ? text("type") : mode;
  }

  private @Nullable String text(String name) {
    return values.getFirst(name);
  }

  private @Nullable Boolean archived() {
    String text = text("archived");
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.invalidParameter("archived", "must be true or false");
    };
  }

  /** An instant, or a date for its first moment in UTC. */
  private @Nullable Instant time(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      // In an address a bare + is a space, and few clients write the %2B that they should.
      return InstantText.parse(text.replace(' ', '+'))
          .orElseGet(() -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException neither) {
      throw ProblemException.invalidParameter(
          name, "must be a date such as 2026-01-31 or an instant such as 2026-01-31T23:59:59Z");
    }
  }
}
