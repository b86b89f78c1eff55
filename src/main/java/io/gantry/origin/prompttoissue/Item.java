package io.gantry.origin.prompttoissue;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Text;
import io.gantry.store.RecordKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row is, told by its key.
 *
 * @param parent the id of the user, or of the conversation, that it belongs to; empty when the row
 *     names none, and of users
 * @param id of settings, that of the user
 * @param time what messages are sorted by before their ids; null for all others
 */
record Item(RowKind kind, String parent, String id, @Nullable String time) {

  /** Holds what names no conversation. */
  static final String NO_CONVERSATION = "no-conversation";

  Item {
    requireNonNull(kind, "kind");
    requireNonNull(parent, "parent");
    requireNonNull(id, "id");
    parent = kind.isPart() && !Text.isId(parent) ? NO_CONVERSATION : parent;
  }

  RecordKey key() {
    return new RecordKey(kind.entity(), kind.isPart() ? List.of(parent, id) : List.of(id));
  }
}
