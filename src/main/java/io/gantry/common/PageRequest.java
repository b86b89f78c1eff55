package io.gantry.common;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param limit the most items to give, {@value #MIN_LIMIT} to {@value #MAX_LIMIT}
 * @param cursor the {@link Page#nextCursor()} of the page before, or null for the first page
 * @param order the direction; a cursor is good for the direction it was made for
 */
public record PageRequest(int limit, @Nullable String cursor, Order order) {

  public static final int MIN_LIMIT = 1;
  public static final int MAX_LIMIT = 200;
  public static final int DEFAULT_LIMIT = 50;

  /** The direction of a list along its ordering. */
  public enum Order {
    ASCENDING,
    DESCENDING
  }

  public PageRequest {
    if (limit < MIN_LIMIT || limit > MAX_LIMIT) {
      throw new InvalidValueException("limit", "must be from " + MIN_LIMIT + " to " + MAX_LIMIT);
    }
  }

  /** The first page, oldest first. */
  public static PageRequest oldestFirst(int limit) {
    return new PageRequest(limit, null, Order.ASCENDING);
  }

  /** The first page, newest first. */
  public static PageRequest newestFirst(int limit) {
    return new PageRequest(limit, null, Order.DESCENDING);
  }

  /** The page that follows, in the same size and direction. */
  public PageRequest after(String nextCursor) {
    return new PageRequest(limit, nextCursor, order);
  }
}
