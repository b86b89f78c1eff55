package io.gantry.origin.prompttoissue;

import io.gantry.store.EntityKind;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the program keeps, in rows or in items. */
enum RowKind {
  USER(EntityKind.USER),
  SETTINGS(EntityKind.SETTINGS),
  PROVIDER_CONFIG(EntityKind.PROVIDER_CONFIG),
  CONVERSATION(EntityKind.CONVERSATION),
  MESSAGE(EntityKind.MESSAGE),
  TICKET(EntityKind.TICKET);

  /** By the kinds of the records that they become. */
  static final Map<EntityKind, RowKind> BY_ENTITY =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(RowKind::entity, Function.identity()));

  private final EntityKind entity;

  RowKind(EntityKind entity) {
    this.entity = entity;
  }

  EntityKind entity() {
    return entity;
  }

  /** Whether it belongs to a conversation. */
  boolean isPart() {
    return this == MESSAGE || this == TICKET;
  }
}
