package io.gantry.move;

import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.common.Times;
import io.gantry.store.BulkRecord;
import io.gantry.tenancy.TenantId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a plan that could come out otherwise when a move goes on, because they were made by
 * chance or from what the target held; kept in the journal of the target.
 */
final class PlanNotes {

  /** The note without which a move has not got as far as a plan. */
  private static final String OWNERS = "plan/owners";

  private static final String MADE = "plan/made/";
  private static final String RENAMED = "plan/renamed/";
  private static final String IDS = "plan/ids";

  /** How many conversations that are gone are made again; builds that made none noted nothing. */
  private static final String GONE = "plan/gone";

  private static final String NONE = "";

  private PlanNotes() {}

  static Map<String, String> of(MappingPlan plan) {
    Map<String, String> notes = new HashMap<>();
    notes.put(OWNERS, joined(plan.newOwner(), quarantineTime(plan)));
    for (BulkRecord record : plan.made()) {
      notes.put(MADE + (notes.size() - 1), made(record));
    }
    notes.put(GONE, Long.toString(conversations(plan)));
    int number = 0;
    for (Map.Entry<MappingPlan.Whose, MappingPlan.Names> entry : plan.renamed().entrySet()) {
      MappingPlan.Whose whose = entry.getKey();
      MappingPlan.Names names = entry.getValue();
      notes.put(
          RENAMED + number++,
          joined(whose.tenant().value(), whose.user(), names.username(), names.email()));
    }
    return notes;
  }

  private static long conversations(MappingPlan plan) {
    return plan.quarantine() == null ? 0 : plan.quarantine().conversations(null).count();
  }

  /**
   * A move that an earlier build began has written what is left of conversations that are gone
   * otherwise than this one would.
   *
   * @param journal of a move that goes on
   * @throws MoveException when it knows of none, and there are some
   */
  static void requireConversations(Map<String, String> journal, MappingPlan plan) {
    if (areIn(journal) && !journal.containsKey(GONE) && conversations(plan) > 0) {
      throw new MoveException(
          MoveException.Code.DIFFERENCES,
          "An earlier build began this move, and put what is left of conversations that are gone"
              + " aside in another way",
          "with --restart the same command begins anew; nothing was written");
    }
  }

  private static @Nullable String quarantineTime(MappingPlan plan) {
    return plan.quarantine() == null ? null : micros(plan.quarantine().at());
  }

  private static @Nullable Quarantine quarantine(MappingPlan plan, @Nullable String time) {
    return plan.quarantine() == null || time == null
        ? plan.quarantine()
        : plan.quarantine().at(Times.ofMicros(Long.parseLong(time)));
  }

  private static String made(BulkRecord record) {
    String tenant = record.tenant().value();
    if (record.value() instanceof Tenant made) {
      return joined(tenant, micros(made.createdAt()), made.name());
    }
    User user = (User) record.value();
    return joined(
        tenant,
        micros(user.createdAt()),
        user.id(),
        user.username(),
        user.role().name(),
        user.status().name());
  }

  private static String micros(Instant instant) {
    return Long.toString(Times.toMicros(instant));
  }

  /** The note on the new ids. */
  static Map<String, String> ofIds(String digest) {
    return Map.of(IDS, digest);
  }

  /**
   * @throws MoveException when the journal knows of other new ids
   */
  static void requireSameIds(Map<String, String> journal, String digest) {
    String known = journal.get(IDS);
    if (known != null && !known.equals(digest)) {
      throw new MoveException(
          MoveException.Code.DIFFERENCES,
          "The source changed since the move began: messages would get other ids than before",
          "with --restart the same command begins anew");
    }
  }

  /** Whether the journal holds a plan. */
  static boolean areIn(Map<String, String> journal) {
    return journal.containsKey(OWNERS);
  }

  /** The plan with the parts that an earlier process noted. */
  static MappingPlan restored(MappingPlan plan, Map<String, String> journal) {
    List<@Nullable String> owners = parts(journal.get(OWNERS));
    List<BulkRecord> made = new ArrayList<>();
    for (int number = 0; journal.containsKey(MADE + number); number++) {
      made.add(made(parts(journal.get(MADE + number))));
    }
    Map<MappingPlan.Whose, MappingPlan.Names> renamed = new HashMap<>();
    for (int number = 0; journal.containsKey(RENAMED + number); number++) {
      List<@Nullable String> parts = parts(journal.get(RENAMED + number));
      renamed.put(
          new MappingPlan.Whose(new TenantId(text(parts, 0)), text(parts, 1)),
          new MappingPlan.Names(text(parts, 2), parts.get(3)));
    }
    return plan.withNew(plan.newTenant(), owners.get(0))
        .withQuarantine(quarantine(plan, owners.get(1)))
        .withMade(made)
        .withRenamed(renamed);
  }

  private static BulkRecord made(List<@Nullable String> parts) {
    TenantId tenant = new TenantId(text(parts, 0));
    Instant at = Times.ofMicros(Long.parseLong(text(parts, 1)));
    if (parts.size() == 3) {
      return BulkRecord.of(
          tenant, new Tenant(tenant, text(parts, 2), TenantStatus.ACTIVE, at, at, 1));
    }
    User user =
        new User(
            text(parts, 2),
            text(parts, 3),
            null,
            null,
            Role.valueOf(text(parts, 4)),
            UserStatus.valueOf(text(parts, 5)),
            null,
            null,
            at,
            at,
            1);
    return BulkRecord.of(tenant, user);
  }

  private static String joined(@Nullable String... parts) {
    return String.join(
        "&",
        Stream.of(parts)
            .map(part -> part == null ? NONE : URLEncoder.encode(part, StandardCharsets.UTF_8))
            .toList());
  }

  /** No part that is kept is empty: names and ids are not. */
  private static List<@Nullable String> parts(@Nullable String note) {
    List<@Nullable String> parts = new ArrayList<>();
    for (String part : String.valueOf(note).split("&", -1)) {
      parts.add(part.isEmpty() ? null : URLDecoder.decode(part, StandardCharsets.UTF_8));
    }
    return parts;
  }

  private static String text(List<@Nullable String> parts, int index) {
    String part = parts.get(index);
    if (part == null) {
      throw new IllegalStateException("The journal holds no plan");
    }
    return part;
  }
}
