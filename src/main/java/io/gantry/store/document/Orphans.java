package io.gantry.store.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.chat.Conversation;
import io.gantry.store.jaaz.JaazIds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which conversations have messages and no row. To find them takes a look at all messages of an
 * owner, so it is known for a minute: only old programs make new ones, and lists may lag.
 */
final class Orphans {

  private static final Duration KNOWN = Duration.ofMinutes(1);
  private static final int MAX_OWNERS = 10_000;

  private final Cache<String, Set<String>> known =
      Caffeine.newBuilder().maximumSize(MAX_OWNERS).expireAfterWrite(KNOWN).build();

  /** The conversations without a row that the owner has now. */
  List<Conversation> of(KindDocuments documents, String ownerId) {
    KindThreads threads = new KindThreads(documents);
    return known.get(ownerId, owner -> search(documents, owner)).stream()
        .filter(id -> threads.row(id).isEmpty())
        .map(id -> threads.orphan(ownerId, id))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Set<String> search(KindDocuments documents, String ownerId) {
    Set<String> ids = new TreeSet<>();
    KindRequests requests = documents.requests();
    if (documents.byUser()) {
      requests
          .query(user(KindTable.MESSAGES, ownerId), "session_id")
          .forEach(row -> ids.add(row.required("session_id")));
      requests
          .query(user(KindTable.SESSIONS, ownerId), "id")
          .forEach(row -> ids.remove(row.required("id")));
    } else {
      requests.scan(
          KindTable.MESSAGES, List.of("session_id"), row -> ids.add(row.required("session_id")));
      requests.scan(KindTable.SESSIONS, List.of("id"), row -> ids.remove(row.required("id")));
    }
    Set<String> shown = new TreeSet<>();
    ids.forEach(id -> shown.add(JaazIds.shown(id)));
    return shown;
  }

  private static KindQuery user(KindTable table, String ownerId) {
    return KindQuery.ofIndex(table, table.userIndex(), ownerId);
  }

  /** Looks anew the next time. */
  void forget() {
    known.invalidateAll();
  }
}
