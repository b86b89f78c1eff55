package io.gantry.store;

import static java.util.Objects.requireNonNull;

import io.gantry.common.CursorCodec;
import io.gantry.common.ListFilter;
import io.gantry.common.ListPosition;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One list of one tenant that is read page by page: which cursors belong to it, and how a page is
 * cut. All stores use it, so that a cursor of one stays good in another after a move.
 *
 * <p>A store reads one record more than the limit, beginning behind {@link #start}, and gives what
 * it read to {@link #page}; where a filter cannot be told to the database, {@link #filtered} reads
 * and sifts until the page is full.
 */
public final class Keyset {

  /** Reads records in the order of the list. */
  @FunctionalInterface
  public interface Reader<T> {

    /**
     * @param start the position behind which to begin; empty for the beginning of the list
     * @param size the most records to read; fewer are given only at the end of the list
     */
    List<T> read(Optional<List<String>> start, int size);
  }

  /** The fewest records that a filter is tried on at once, so that short pages take few reads. */
  private static final int BATCH = 100;

  private final CursorCodec cursors;
  private final PageRequest request;
  private final String scope;

  private Keyset(CursorCodec cursors, PageRequest request, String scope) {
    this.cursors = requireNonNull(cursors, "cursors");
    this.request = requireNonNull(request, "request");
    this.scope = scope;
  }

  /**
   * A list without a filter.
   *
   * @param tenant the id of the tenant, or a text that is none for lists across tenants
   * @param kind the kind in the singular
   * @param parents the ids that the list is bound to: owner, conversation
   */
  public static Keyset of(
      CursorCodec cursors, PageRequest request, String tenant, String kind, String... parents) {
    // Ids hold no control characters, so the line feed keeps the parts apart.
    String names = String.join("\n", parents);
    return new Keyset(
        cursors, request, String.join("\n", tenant, kind, request.order().name(), names));
  }

  /** The records of one owner that pass the filter. */
  public static Keyset ofOwned(
      CursorCodec cursors,
      PageRequest request,
      TenantId tenant,
      String kind,
      String ownerId,
      ListFilter filter) {
    return of(cursors, request, tenant.value(), kind, ownerId, filter.signature());
  }

  /** The position of a record in a list that is ordered by an instant and then by id. */
  public static List<String> position(Instant instant, String id) {
    return new ListPosition(instant, id).parts();
  }

  /**
   * The position behind which the page starts; empty for the first page.
   *
   * @throws io.gantry.common.InvalidCursorException when the cursor is not one of this list
   */
  public Optional<List<String>> start() {
    return Optional.ofNullable(request.cursor()).map(cursor -> cursors.decode(scope, cursor));
  }

  /** How many records to read: one more than wanted tells whether another page follows. */
  public int fetchSize() {
    return request.limit() + 1;
  }

  public boolean isDescending() {
    return request.order() == PageRequest.Order.DESCENDING;
  }

  /**
   * The page.
   *
   * @param found up to {@link #fetchSize()} records in the order of the list
   * @param position the position of a record, in the form that {@link #start} gives back
   */
  public <T> Page<T> page(List<T> found, Function<? super T, List<String>> position) {
    if (found.size() <= request.limit()) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, request.limit());
    T last = items.get(items.size() - 1);
    return new Page<>(items, cursors.encode(scope, position.apply(last)));
  }

  /**
   * The page of what passes a filter that only Java can apply. Looks at {@link
   * OwnedRepository#MAX_EXAMINED} records at most, see {@link OwnedRepository#list}.
   */
  public <T> Page<T> filtered(
      Reader<T> reader, Predicate<? super T> filter, Function<? super T, List<String>> position) {
    List<T> found = new ArrayList<>();
    Optional<List<String>> start = start();
    int examined = 0;
    while (found.size() < fetchSize()) {
      int size = Math.min(Math.max(fetchSize(), BATCH), OwnedRepository.MAX_EXAMINED - examined);
      if (size == 0) {
        return new Page<>(found, cursors.encode(scope, start.orElseThrow()));
      }
      List<T> batch = reader.read(start, size);
      batch.stream().filter(filter).limit(fetchSize() - found.size()).forEach(found::add);
      if (batch.size() < size) {
        break;
      }
      examined += size;
      start = Optional.of(position.apply(batch.get(size - 1)));
    }
    return page(found, position);
  }
}
