package io.gantry.move;

import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Set;

/** The kinds in the order in which they are copied: what others refer to comes first. */
final class MoveOrder {

  private static final List<EntityKind> ALL =
      List.of(
          EntityKind.TENANT,
          EntityKind.USER,
          EntityKind.CREDENTIAL,
          EntityKind.SETTINGS,
          EntityKind.SESSION,
          EntityKind.REFRESH_TOKEN,
          EntityKind.PROVIDER_CONFIG,
          EntityKind.CANVAS,
          EntityKind.WORKFLOW,
          EntityKind.FILE,
          EntityKind.AUDIO_FILE,
          EntityKind.DOCUMENT,
          EntityKind.CONVERSATION,
          EntityKind.MESSAGE,
          EntityKind.TICKET);

  private MoveOrder() {}

  /** Those of the kinds that are moved, in order. */
  static List<EntityKind> of(Set<EntityKind> kinds) {
    return ALL.stream().filter(kinds::contains).toList();
  }
}
