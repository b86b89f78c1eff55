package io.gantry.server.rest;

import java.util.List;

/** All chapters of the story that is told to every store, in their order. */
final class Chapters {
  static final List<Class<?>> ALL =
      List.of(
          Registration.class,
          SigningIn.class,
          Sessions.class,
          Tokens.class,
          OwnedKinds.class,
          Preconditions.class,
          MergePatches.class,
          Idempotency.class,
          Paging.class,
          Search.class,
          Messages.class,
          BulkMessages.class,
          Tickets.class,
          Sharing.class,
          Files.class,
          FileRanges.class,
          Settings.class,
          ProviderSecrets.class,
          AudioService.class,
          OldClient.class,
          Administration.class,
          Exporting.class,
          Moving.class,
          Quarantining.class,
          Isolation.class,
          BadBodies.class,
          BadRequests.class,
          OddAddresses.class,
          Observability.class,
          Documentation.class,
          Tour.class);

  private Chapters() {}

  static Object newOne(Class<?> chapter) {
    try {
      return chapter.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(chapter + " has no constructor without parameters", e);
    }
  }
}
