package io.gantry.store.document;

import io.gantry.common.CaseFold;
import io.gantry.common.ListFilter;
import io.gantry.store.Keyset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the index holds of a document: its place in a list, and enough to sift the list.
 *
 * @param sort the sort key in the index: instant, separator, id
 */
record IndexRow(ItemKey key, String sort, Map<String, AttributeValue> facets) {

  /** What the index holds besides keys. */
  static final List<String> PROJECTED =
      List.of(
          "filter_title",
          "filter_type",
          "filter_department",
          "filter_archived",
          Attributes.DELETING);

  static IndexRow of(Map<String, AttributeValue> item) {
    return new IndexRow(ItemKey.of(item), item.get(Attributes.INDEX_SORT).s(), item);
  }

  /** The position in the form that cursors have in every store. */
  List<String> position() {
    String instant = sort.substring(0, KeyText.INSTANT_LENGTH);
    return Keyset.position(KeyText.toInstant(instant), id());
  }

  String id() {
    return sort.substring(KeyText.INSTANT_LENGTH + 1);
  }

  boolean isLive() {
    return !facets.containsKey(Attributes.DELETING);
  }

  /** Whether the filter's conditions on facets hold; those on recency are met by the range read. */
  boolean passes(ListFilter filter) {
    return isLive()
        && (filter.title() == null || contains("filter_title", filter.title()))
        && (filter.type() == null || filter.type().equals(text("filter_type")))
        && (filter.department() == null
            || CaseFold.of(filter.department()).equals(text("filter_department")))
        && (filter.archived() == null || filter.archived().equals(archived()));
  }

  private boolean contains(String name, String part) {
    String text = text(name);
    return text != null && text.contains(CaseFold.of(part));
  }

  private @Nullable String text(String name) {
    AttributeValue value = facets.get(name);
    return value == null ? null : value.s();
  }

  private @Nullable Boolean archived() {
    AttributeValue value = facets.get("filter_archived");
    return value == null ? null : value.bool();
  }
}
