package io.gantry.origin.prompttoissue;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Text;
import io.gantry.store.EntityKind;
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
record Item(EntityKind kind, String parent, String id, @Nullable String time) {

  /** Holds what names no conversation. */
  static final String NO_CONVERSATION = "no-conversation";

  Item {
    requireNonNull(kind, "kind");
    requireNonNull(parent, "parent");
    requireNonNull(id, "id");
    parent = isPart(kind) && !Text.isId(parent) ? NO_CONVERSATION : parent;
  }

  private static boolean isPart(EntityKind kind) {
    return kind == EntityKind.MESSAGE || kind == EntityKind.TICKET;
  }

  RecordKey key() {
    boolean part = isPart(kind);
    return new RecordKey(kind, part ? List.of(parent, id) : List.of(id));
  }
}
