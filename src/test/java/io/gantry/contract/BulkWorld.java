package io.gantry.contract;

import static io.gantry.contract.Scene.ANN;

import io.gantry.account.Credential;
import io.gantry.account.RefreshToken;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Secret;
import io.gantry.fake.RecordCopy;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.jaaz.JaazNumbers;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records as a store of a version holds them, for loads: all kinds, full and empty, and with every
 * value that stores have been seen to spoil. Revisions, order keys and counts are such as no store
 * would make by itself.
 */
public final class BulkWorld {

  /** The order in which kinds are written: parents before children. */
  public static final List<EntityKind> ORDER =
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

  static final String TALK = "full";
  static final String QUIET = "bare";

  private static final String ODD_TALK = "odd talk";
  private static final int FIRST_ODD = 100;

  /** The messages of {@link #TALK}. */
  static final int MESSAGES = 5;

  private static final DateTimeFormatter TIME_ID =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss_SSSSSS", Locale.ROOT);

  /** What nobody but a load would set: the counts of the records do not agree with them. */
  private static final long COUNT = 41;

  /** Made once for a version: they are many, and nothing about them changes. */
  private static final Map<SchemaVersion, List<BulkRecord>> NASTY = new ConcurrentHashMap<>();

  private final SchemaVersion version;
  private final Shape shape;

  public BulkWorld(SchemaVersion version) {
    this.version = version;
    this.shape = new Shape(version);
  }

  /** The tenants that tests load: several where the version has them. */
  public List<TenantId> tenants() {
    return shape.hasTenants()
        ? List.of(TenantId.DEFAULT, new TenantId("default-2"), new TenantId("a"))
        : List.of(TenantId.DEFAULT);
  }

  /** Every kind, full and empty, of all {@link #tenants}; ids are the same in each. */
  public List<BulkRecord> plain() {
    return inOrder(tenants().stream().flatMap(tenant -> plain(tenant).stream()).toList());
  }

  /** Every kind with odd values, of all {@link #tenants}. */
  public List<BulkRecord> nasty() {
    return NASTY.computeIfAbsent(
        version,
        made -> inOrder(tenants().stream().flatMap(tenant -> nasty(tenant).stream()).toList()));
  }

  /** The records in the order of {@link #ORDER}, otherwise as they were. */
  public static List<BulkRecord> inOrder(List<BulkRecord> records) {
    return records.stream()
        .sorted(Comparator.comparing(record -> ORDER.indexOf(record.kind())))
        .toList();
  }

  /** Neighbours of one kind together, at most so many. */
  public static List<List<BulkRecord>> batches(List<BulkRecord> records, int most) {
    List<List<BulkRecord>> batches = new ArrayList<>();
    List<BulkRecord> batch = new ArrayList<>();
    for (BulkRecord record : records) {
      if (!batch.isEmpty() && (batch.get(0).kind() != record.kind() || batch.size() == most)) {
        batches.add(List.copyOf(batch));
        batch.clear();
      }
      batch.add(record);
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }

  /** Every kind, full and empty, of one tenant. */
  List<BulkRecord> plain(TenantId tenant) {
    List<Object> values = new ArrayList<>(accounts(tenant));
    for (OwnedKind<?> kind : OwnedKinds.in(shape)) {
      values.add(kind.entity() == EntityKind.CONVERSATION ? talk() : full(kind, "full"));
      values.add(RecordCopy.with(kind.bare("bare", somebody()), "revision", 1L));
    }
    for (int number = 1; number <= MESSAGES; number++) {
      values.add(message(number, TALK));
    }
    if (shape.has(EntityKind.TICKET)) {
      values.add(RecordCopy.with(Samples.ticket("full", TALK, ANN), "revision", 6L));
      values.add(Samples.bareTicket("bare", QUIET, somebody()));
    }
    return records(tenant, values);
  }

  private <T extends OwnedRecord<T>> T full(OwnedKind<T> kind, String id) {
    return kind.full(id, ANN).withRevision(5);
  }

  private String somebody() {
    return shape.hasOneOwner() ? ANN : Scene.BOB;
  }

  /** The conversation that has the messages. */
  Conversation talk() {
    Conversation full = shape.kept(Samples.conversation(TALK, ANN)).withRevision(9);
    long count = shape.hasTenants() ? COUNT : MESSAGES;
    Instant last = shape.hasTenants() ? Samples.FAR : at(MESSAGES);
    return RecordCopy.with(RecordCopy.with(full, "messageCount", count), "lastMessageAt", last);
  }

  private List<Object> accounts(TenantId tenant) {
    Map<EntityKind, List<Object>> all = new TreeMap<>();
    all.put(
        EntityKind.TENANT,
        List.of(
            new Tenant(tenant, "Ténant", TenantStatus.SUSPENDED, Samples.AT, Samples.LATER, 7)));
    User ann = RecordCopy.with(Samples.user(ANN), "revision", 3L);
    all.put(EntityKind.USER, List.of(ann, Samples.bareUser(Scene.BOB)));
    Credential credential = RecordCopy.with(Samples.credential(ANN), "revision", 4L);
    all.put(EntityKind.CREDENTIAL, List.of(credential, Samples.bareCredential(Scene.BOB)));
    all.put(
        EntityKind.SETTINGS,
        List.of(
            RecordCopy.with(Samples.settings(ANN), "revision", 2L),
            Samples.bareSettings(Scene.BOB)));
    all.put(
        EntityKind.SESSION,
        List.of(Samples.session("full", ANN), Samples.liveSession("bare", Scene.BOB)));
    all.put(
        EntityKind.REFRESH_TOKEN,
        List.of(Samples.token("full", ANN, "full"), Samples.liveToken("bare", Scene.BOB, "bare")));
    all.keySet().removeIf(kind -> !shape.has(kind));
    return all.values().stream().flatMap(List::stream).map(shape::kept).toList();
  }

  /** A message with this place in the conversation; numbers are good once for a store. */
  Message message(int number, String conversationId) {
    Message sample =
        number % 2 == 0
            ? Samples.bareMessage("m", conversationId, ANN)
            : Samples.message("m", conversationId, ANN);
    Message named =
        RecordCopy.with(
            RecordCopy.with(shape.kept(sample), "id", messageId(number)),
            "orderKey",
            orderKey(number));
    return RecordCopy.with(
        RecordCopy.with(named, "createdAt", at(number)), "revision", 1L + number % 3);
  }

  private static Instant at(int number) {
    return Samples.AT.plusSeconds(number);
  }

  /** Where the caller names messages, ids are in another order than the order keys. */
  String messageId(int number) {
    if (shape.hasTenants()) {
      return "m" + (1_000_000 - number);
    }
    return shape.numbersWorkflows()
        ? Integer.toString(number)
        : TIME_ID.format(LocalDateTime.ofInstant(at(number), ZoneOffset.UTC));
  }

  String orderKey(int number) {
    if (shape.hasTenants()) {
      return "key-%07d".formatted(number);
    }
    return shape.numbersWorkflows() ? JaazNumbers.orderKey(number) : messageId(number);
  }

  /** The plain records of a tenant, and full ones with odd values. */
  List<BulkRecord> nasty(TenantId tenant) {
    List<Object> values = new ArrayList<>();
    values.add(oddTalk());
    templates().forEach(template -> values.addAll(odd(template)));
    List<BulkRecord> all = new ArrayList<>(plain(tenant));
    all.addAll(records(tenant, values));
    return inOrder(all);
  }

  /** A record of each kind that may have odd values. */
  private List<Object> templates() {
    List<Object> all = new ArrayList<>(List.of(message(1, ODD_TALK)));
    OwnedKinds.in(shape).forEach(kind -> all.add(full(kind, "full")));
    if (shape.has(EntityKind.USER)) {
      all.add(shape.kept(Samples.user("odd")));
    }
    if (shape.hasTenants()) {
      all.add(Samples.credential("odd"));
      all.add(Samples.settings("odd"));
      all.add(Samples.session("odd", ANN));
      all.add(Samples.token("odd", ANN, "full"));
      all.add(Samples.ticket("odd", TALK, ANN));
    }
    return all;
  }

  /** The conversation that has the odd messages. */
  private Conversation oddTalk() {
    Conversation bare = shape.kept(Samples.bareConversation(ODD_TALK, ANN));
    long count = Texts.ODD.size();
    return RecordCopy.with(
        RecordCopy.with(bare, "messageCount", count),
        "lastMessageAt",
        at(FIRST_ODD + Texts.ODD.size() - 1));
  }

  private List<Object> odd(Object template) {
    List<Object> all = new ArrayList<>();
    for (int index = 0; index < Texts.ODD.size(); index++) {
      all.add(named(odd(template, index), FIRST_ODD + index));
    }
    return all;
  }

  private Object odd(Object template, int index) {
    Object odd = Filled.with(template, String.class, List.of(Texts.ODD.get(index)));
    odd = Filled.with(odd, Instant.class, List.of(nth(Texts.INSTANTS, index)));
    odd = Filled.with(odd, Long.class, List.of(nth(Texts.NUMBERS, index)));
    odd = Filled.with(odd, Integer.class, List.of(index));
    odd = Filled.with(odd, Secret.class, List.of(new Secret(Texts.ODD.get(index))));
    odd = shape.kept(odd);
    Object json = Filled.with(odd, JsonText.class, List.of(new JsonText(nth(Texts.JSON, index))));
    return shape.refusedJson(shape.kept(json)).isEmpty() ? shape.kept(json) : odd;
  }

  private static <T> T nth(List<T> values, int index) {
    return values.get(index % values.size());
  }

  /** The record under keys of its own. */
  private Object named(Object odd, int number) {
    String id = shape.numbersWorkflows() ? Integer.toString(number) : "odd " + number;
    if (odd instanceof Message message) {
      return named(message, number);
    }
    if (odd instanceof User user) {
      User unique = RecordCopy.with(user, "username", user.username() + "\u0000" + number);
      return RecordCopy.with(RecordCopy.with(unique, "email", null), "id", id);
    }
    if (odd instanceof Conversation conversation) {
      return RecordCopy.with(RecordCopy.with(conversation, "shareId", null), "id", id);
    }
    if (odd instanceof Credential || odd instanceof UserSettings) {
      return RecordCopy.with(odd, "userId", id);
    }
    return RecordCopy.with(odd, odd instanceof RefreshToken ? "hash" : "id", id);
  }

  /** Where counts and last times are computed, the time of a message must be in order. */
  private Message named(Message odd, int number) {
    Message named =
        RecordCopy.with(
            RecordCopy.with(odd, "id", messageId(number)), "orderKey", orderKey(number));
    return shape.hasTenants() ? named : RecordCopy.with(named, "createdAt", at(number));
  }

  private static List<BulkRecord> records(TenantId tenant, List<?> values) {
    return inOrder(values.stream().map(value -> BulkRecord.of(tenant, value)).toList());
  }
}
