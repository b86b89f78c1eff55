import io.gantry.account.Role;
import io.gantry.account.Tenant;
import io.gantry.account.TenantStatus;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.library.StoredFile;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkLoad;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes the records of the benchmarks: the same for the same version and number of messages. Beside
 * the messages there are a tenth as many conversations, a twentieth files and a hundredth canvases;
 * where a version has tenants, 50 of them with four users each, the first with half of all
 * conversations, the next with half of the rest, and so on. Sizes have a long tail: the median of a
 * message is 420 characters, one in a thousand has more than 20,000. Of the texts 60 in a hundred
 * are ASCII, 25 have accents, and 15 Chinese and pictographs.
 */
final class Records {

  private static final int TENANTS = 50;
  private static final int USERS = 4;
  private static final int PER_CONVERSATION = 10;
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("benchmark");
  private static final DateTimeFormatter JAAZ_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss_SSSSSS").withZone(ZoneOffset.UTC);

  private static final List<String> TEXTS =
      List.of(
          "The quick brown fox jumps over the lazy dog, and so on; pack my box with liquor jugs. ",
          "Zw\u00f6lf Boxk\u00e4mpfer jagen Viktor quer \u00fcber den gro\u00dfen Sylter Deich. ",
          "\u6c38\u548c\u4e5d\u5e74\uff0c\u6b72\u5728\u7678\u4e11 \ud83c\udfa8 \u66ae\u6625\u4e4b\u521d. ");

  private final SchemaVersion version;
  private final int messages;
  private final BulkWriter writer;
  private final Random random = new Random(4711);
  private final List<BulkRecord> batch = new ArrayList<>();
  private long characters;
  private long count;

  private Records(SchemaVersion version, int messages, BulkWriter writer) {
    this.version = version;
    this.messages = messages;
    this.writer = writer;
  }

  /** Fills an empty store, and gives the number of records. */
  static long fill(Store store, int messages) {
    store.administration().apply();
    try (BulkWriter writer =
        store.bulkWriter(ACCESS, new BulkLoad("generated", BulkLoad.Into.EMPTY))) {
      Records records = new Records(store.schemaVersion(), messages, writer);
      records.all();
      records.flush();
      writer.complete();
      return records.count;
    }
  }

  private void all() {
    if (hasTenants()) {
      for (int index = 0; index < TENANTS; index++) {
        TenantId tenant = tenant(index);
        send(tenant, new Tenant(tenant, "Tenant " + index, TenantStatus.ACTIVE, AT, AT, 1));
      }
    }
    if (version.kinds().contains(EntityKind.USER)) {
      for (int index = 0; index < (hasTenants() ? TENANTS * USERS : 1); index++) {
        send(hasTenants() ? tenant(index / USERS) : TenantId.DEFAULT, user(owner(index)));
      }
    }
    if (version.kinds().contains(EntityKind.CANVAS)) {
      for (int index = 0; index < messages / 100; index++) {
        send(tenantOfShare(index), canvas(index));
      }
    }
    if (version.kinds().contains(EntityKind.FILE)) {
      for (int index = 0; index < messages / 20; index++) {
        send(tenantOfShare(index), file(index));
      }
    }
    int conversations = messages / PER_CONVERSATION;
    for (int index = 0; index < conversations; index++) {
      send(tenantOf(index, conversations), conversation(index));
    }
    for (int index = 0; index < messages; index++) {
      int conversation = index / PER_CONVERSATION;
      send(tenantOf(conversation, conversations), message(conversation, index));
    }
  }

  /** Records of one kind, a batch at a time. */
  private void send(TenantId tenant, Object value) {
    BulkRecord record = BulkRecord.of(tenant, value);
    boolean isOther = !batch.isEmpty() && batch.get(0).kind() != record.kind();
    if (isOther
        || batch.size() == BulkBatch.MAX_RECORDS
        || characters > BulkBatch.ENOUGH_CHARACTERS) {
      flush();
    }
    batch.add(record);
    characters += value instanceof Message message ? message.content().value().length() : 3_000;
    count++;
  }

  private void flush() {
    writer.write(batch, Map.of("count", Long.toString(count)));
    batch.clear();
    characters = 0;
  }

  private boolean hasTenants() {
    return version.tenancy() == Tenancy.BY_TENANT;
  }

  private static TenantId tenant(int index) {
    return new TenantId("tenant-%02d".formatted(index));
  }

  private TenantId tenantOfShare(int index) {
    return hasTenants() ? tenant(index % TENANTS) : TenantId.DEFAULT;
  }

  private TenantId tenantOf(int conversation, int conversations) {
    if (!hasTenants()) {
      return TenantId.DEFAULT;
    }
    int tenant = 0;
    long left = conversations - conversation;
    while (left * (1L << (tenant + 1)) <= conversations && tenant < TENANTS - 1) {
      tenant++;
    }
    return tenant(tenant);
  }

  private String owner(int index) {
    if (hasTenants()) {
      return "user-" + index % USERS;
    }
    return version.hasSignIn() ? "user-0" : LocalUser.ID;
  }

  private static User user(String id) {
    return new User(
        id, id, id + "@example.org", null, Role.MEMBER, UserStatus.ACTIVE, null, null, AT, AT, 1);
  }

  private Canvas canvas(int index) {
    return new Canvas(
        "canvas-%09d".formatted(index),
        owner(index),
        "Canvas " + index,
        "",
        "",
        json(6_000),
        AT,
        AT,
        1);
  }

  private StoredFile file(int index) {
    Instant at = AT.plusSeconds(index);
    boolean whole = hasTenants();
    return new StoredFile(
        "file-%09d".formatted(index),
        owner(index),
        whole ? "picture " + index + ".png" : null,
        "files/picture-" + index + ".png",
        whole ? "image/png" : null,
        whole ? index * 100L : null,
        whole ? "%064x".formatted(index) : null,
        1024,
        768,
        at,
        at,
        1);
  }

  private Conversation conversation(int index) {
    Instant at = AT.plusSeconds(index);
    return new Conversation(
        "conversation-%09d".formatted(index),
        owner(index),
        "What was said " + index,
        "gpt",
        "openai",
        hasTenants() ? "chat" : null,
        null,
        false,
        null,
        PER_CONVERSATION,
        at,
        AT,
        at,
        1);
  }

  private Message message(int conversation, int index) {
    Instant at = AT.plusSeconds(index);
    String id = messageId(index, at);
    return new Message(
        id,
        "conversation-%09d".formatted(conversation),
        owner(conversation),
        orderKey(index, id),
        index % 2 == 0 ? "user" : "assistant",
        json(420),
        null,
        JsonText.EMPTY_OBJECT,
        hasTenants() && index % 3 == 0 ? (Long) 100L : null,
        at,
        at,
        1);
  }

  private String messageId(int index, Instant at) {
    return switch (version) {
      case V1, V2, V3, V4 -> Integer.toString(index + 1);
      case V5, V6 -> JAAZ_ID.format(at);
      case V7, V8 -> "0190%08x-7000-8000-%012x".formatted(index, index * 7919L);
    };
  }

  private String orderKey(int index, String id) {
    return switch (version) {
      case V1, V2, V3, V4 -> "%019d".formatted(index + 1);
      case V5, V6 -> id;
      case V7, V8 -> "%012d".formatted(index);
    };
  }

  /** A JSON object of about so many characters. */
  private JsonText json(int median) {
    int length = (int) Math.min(300_000, median * Math.exp(1.35 * random.nextGaussian()));
    int dice = random.nextInt(100);
    String sentence = TEXTS.get(dice < 60 ? 0 : dice < 85 ? 1 : 2);
    StringBuilder text = new StringBuilder(length + 120).append("{\"text\":\"");
    while (text.length() < length) {
      int end = 10 + random.nextInt(sentence.length() - 10);
      text.append(sentence, 0, Character.isLowSurrogate(sentence.charAt(end)) ? end + 1 : end)
          .append(Integer.toHexString(random.nextInt()));
    }
    return new JsonText(text.append("\"}").toString());
  }
}
