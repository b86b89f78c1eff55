package io.gantry.origin.prompttoissue;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.account.UserStatus;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import io.gantry.origin.prompttoissue.Survey.Remainder;
import io.gantry.origin.rows.JsonParts;
import io.gantry.origin.rows.KeysInJson;
import io.gantry.origin.rows.RowReading;
import io.gantry.origin.rows.Sealing;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.RecordKey;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignValue;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the record of one row. Nothing is looked up but what the survey found out. */
final class RecordMaking {

  /** The member of a JSON object that holds what there is no component for. */
  static final String MEMBER = "prompt_to_issue";

  private static final String SHARE = "SHARE#";

  private final Item item;
  private final ForeignRow row;
  private final RowReading reading;

  RecordMaking(Item item, ForeignRow row, Layout layout, Consumer<BulkRemark> remarks) {
    this(item, row, layout, item.key(), remarks);
  }

  private RecordMaking(
      Item item, ForeignRow row, Layout layout, RecordKey key, Consumer<BulkRemark> remarks) {
    this.item = item;
    this.row = row;
    this.reading =
        new RowReading(row, key, name -> layout.column(item.kind(), name), remarks)
            .known(layout.own(item.kind()).toArray(String[]::new));
  }

  /** What the row itself is called, where it is not what tells the record. */
  String rowId() {
    return row.values().containsKey("id") ? JsonParts.of(row.values().get("id")) : "";
  }

  Instant createdAt() {
    return reading.time("createdAt", "updatedAt");
  }

  private Instant updatedAt() {
    return reading.time("updatedAt", "createdAt");
  }

  User user() {
    String email = reading.optional("email", User.MAX_LOGIN_NAME_LENGTH);
    String instead = email == null || email.isBlank() ? item.id() : email;
    return new User(
        item.id(),
        reading.filled("username", User.MAX_LOGIN_NAME_LENGTH, instead),
        email,
        reading.optional("fullName", User.MAX_DISPLAY_NAME_LENGTH),
        Role.MEMBER,
        reading.flag("isActive", true) ? UserStatus.ACTIVE : UserStatus.DISABLED,
        null,
        reading.optionalTime("lastLogin"),
        createdAt(),
        updatedAt(),
        1);
  }

  /** What {@link #user} leaves, for the settings. */
  Remainder remainder() {
    User user = user();
    Map<String, ForeignValue> rest = reading.rest();
    return new Remainder(rest.isEmpty() ? null : JsonParts.ofValues(rest), user.createdAt());
  }

  /** Says what of a user goes into the settings. */
  void remarkRemainder() {
    if (!reading.rest().isEmpty()) {
      reading.remark(
          Oddity.UNFIT_VALUE,
          "there is no component for "
              + String.join(", ", reading.rest().keySet())
              + "; kept in the settings of the user");
    }
  }

  UserSettings settings(Optional<Remainder> ofUser) {
    String theme = reading.optional("theme", UserSettings.MAX_TEXT_LENGTH);
    String mode = reading.optional("defaultMode", UserSettings.MAX_TEXT_LENGTH);
    String provider = reading.optional("defaultProvider", UserSettings.MAX_TEXT_LENGTH);
    Map<String, String> extra = new LinkedHashMap<>();
    providerConfigs().ifPresent(json -> extra.put("provider_configs", json));
    Instant created = createdAt();
    Instant updated = updatedAt();
    Map<String, String> rest = new LinkedHashMap<>();
    ofUser.map(Remainder::json).ifPresent(json -> rest.put("user", json));
    if (!reading.rest().isEmpty()) {
      rest.put("settings", JsonParts.ofValues(reading.rest()));
    }
    if (!rest.isEmpty()) {
      extra.put(MEMBER, JsonParts.object(rest));
    }
    return new UserSettings(
        item.parent(),
        theme,
        null,
        null,
        mode,
        provider,
        new JsonText(JsonParts.object(extra)),
        created,
        updated,
        1);
  }

  /** As they are, without keys. */
  private Optional<String> providerConfigs() {
    if (reading.values(List.of("providerConfigs")).isEmpty()) {
      return Optional.empty();
    }
    KeysInJson keys = KeysInJson.in(reading.json("providerConfigs", JsonText.EMPTY_OBJECT).value());
    if (!keys.keys().isEmpty()) {
      reading.remark(
          Oddity.UNFIT_VALUE,
          "its provider configurations hold "
              + keys.keys().size()
              + " keys; they are masked, and kept whole and encrypted as provider configuration "
              + keysId(item));
    }
    return Optional.of(keys.rest());
  }

  private static String keysId(Item settings) {
    return "settings-" + settings.parent();
  }

  /** Settings made up for what is left of a user who has none. */
  static UserSettings settingsOf(String user, Remainder remainder) {
    String extra =
        JsonParts.object(
            Map.of(MEMBER, JsonParts.object(Map.of("user", String.valueOf(remainder.json())))));
    Instant at = remainder.created();
    return new UserSettings(user, null, null, null, null, null, new JsonText(extra), at, at, 1);
  }

  /** The provider configurations of settings that hold keys, encrypted as a whole. */
  static Optional<ProviderConfig> keys(
      Item settings, ForeignRow row, Layout layout, Sealing sealing, TenantId tenant) {
    RecordMaking silent = new RecordMaking(settings, row, layout, any -> {});
    String configs = silent.reading.json("providerConfigs", JsonText.EMPTY_OBJECT).value();
    if (KeysInJson.in(configs).keys().isEmpty()) {
      return Optional.empty();
    }
    String id = keysId(settings);
    return Optional.of(
        new ProviderConfig(
            id,
            settings.parent(),
            "prompt-to-issue",
            JsonText.EMPTY_OBJECT,
            sealing.seal(new Secret(configs), tenant, id),
            false,
            silent.createdAt(),
            silent.updatedAt(),
            1));
  }

  ProviderConfig providerConfig(String owner, Sealing sealing, TenantId tenant) {
    String provider = reading.filled("provider", ProviderConfig.MAX_NAME_LENGTH, "unknown");
    JsonText config = reading.json("config", JsonText.EMPTY_OBJECT);
    boolean active = reading.flag("isActive", true);
    Instant created = createdAt();
    Instant updated = updatedAt();
    KeysInJson keys = KeysInJson.in(reading.withRest(config, MEMBER).value());
    return new ProviderConfig(
        item.id(),
        owner,
        provider,
        new JsonText(keys.rest()),
        secret(config, keys).map(secret -> sealing.seal(secret, tenant, item.id())).orElse(null),
        active,
        created,
        updated,
        1);
  }

  /** One key is the secret that Gantry uses; of several, the whole configuration is kept. */
  private Optional<Secret> secret(JsonText config, KeysInJson keys) {
    if (keys.keys().isEmpty()) {
      return Optional.empty();
    }
    boolean single = keys.keys().size() == 1;
    reading.remark(
        Oddity.UNFIT_VALUE,
        single
            ? "its configuration holds a key; it is kept encrypted, apart from the rest"
            : "its configuration holds several keys; it is kept whole and encrypted besides");
    return Optional.of(new Secret(single ? keys.keys().get(0) : config.value()));
  }

  Conversation conversation(String owner, Survey.Thread thread) {
    String title = reading.text("title", Conversation.MAX_TITLE_LENGTH, "");
    String provider = reading.optional("provider", Conversation.MAX_NAME_LENGTH);
    String mode = reading.optional("mode", Conversation.MAX_NAME_LENGTH);
    boolean archived = reading.flag("isArchived", false);
    String share = shareId();
    Instant last = reading.optionalTime("lastMessageAt");
    Instant created = createdAt();
    Instant updated = updatedAt();
    reading.leaveRest();
    return new Conversation(
        item.id(),
        owner,
        title,
        null,
        provider,
        mode,
        null,
        archived,
        share,
        thread.messages(),
        last == null ? thread.last().orElse(null) : last,
        created,
        updated,
        1);
  }

  /** What a link names it by: what the index finds it by, else what the item says. */
  private @Nullable String shareId() {
    String said = reading.reference("shareId");
    String found =
        row.text("GSI1PK")
            .filter(key -> key.startsWith(SHARE))
            .map(key -> key.substring(SHARE.length()))
            .orElse(said);
    if (found != null && !found.equals(said)) {
      reading.remark(
          Oddity.UNFIT_VALUE, "its index and shareId differ; the link that works is kept");
    }
    return found;
  }

  /** A conversation made up for what is left of one. */
  static Conversation missing(String id, Survey.Thread thread, Instant unknown) {
    Instant first = thread.first().orElse(unknown);
    Instant last = thread.last().orElse(first);
    return new Conversation(
        id,
        Survey.ORPHANS,
        "",
        null,
        null,
        null,
        null,
        false,
        null,
        thread.messages(),
        thread.last().orElse(null),
        first,
        last,
        1);
  }

  Message message(String owner) {
    String role = reading.filled("role", Message.MAX_NAME_LENGTH, "unknown");
    String content = reading.whole("content");
    if (content == null) {
      reading.remark(Oddity.UNFIT_VALUE, "content is missing; taken as null");
    }
    String mode = reading.optional("mode", Message.MAX_NAME_LENGTH);
    JsonText metadata = metadata();
    Instant created = createdAt();
    Instant updated = updatedAt();
    if (!OrderKeys.isUsual(item.time(), item.id())) {
      reading.remark(
          Oddity.UNFIT_VALUE, "its key is unusual; its place in its millisecond is made up");
    }
    return new Message(
        item.id(),
        item.parent(),
        owner,
        OrderKeys.of(item.time(), item.id(), created),
        role,
        new JsonText(content == null ? "null" : JsonParts.quote(content)),
        mode,
        reading.withRest(metadata, MEMBER),
        null,
        created,
        updated,
        1);
  }

  private JsonText metadata() {
    JsonText metadata = reading.json("metadata", JsonText.EMPTY_OBJECT);
    if (!metadata.value().stripLeading().startsWith("{")) {
      reading.remark(Oddity.UNFIT_VALUE, "metadata is no object; kept as it is");
    }
    return metadata;
  }

  Ticket ticket(String owner) {
    Ticket ticket =
        new Ticket(
            item.id(),
            item.parent(),
            owner,
            reading.reference("messageId"),
            reading.text("title", Ticket.MAX_TITLE_LENGTH, ""),
            reading.text("description", Ticket.MAX_DESCRIPTION_LENGTH, ""),
            reading.filled("ticketType", Ticket.MAX_NAME_LENGTH, "task"),
            reading.filled("priority", Ticket.MAX_NAME_LENGTH, "medium"),
            reading.filled("status", Ticket.MAX_NAME_LENGTH, "pending"),
            reading.json("acceptanceCriteria", JsonText.EMPTY_ARRAY),
            reading.json("tasks", JsonText.EMPTY_ARRAY),
            reading.json("labels", JsonText.EMPTY_ARRAY),
            reading.optional("externalId", Ticket.MAX_NAME_LENGTH),
            reading.optional("externalUrl", Ticket.MAX_URL_LENGTH),
            createdAt(),
            updatedAt(),
            1);
    reading.leaveRest();
    return ticket;
  }

  /** Says whether parts of the row contradict its key. */
  void remarkContradictions(Layout layout) {
    contradiction("id", item.kind() == RowKind.SETTINGS ? null : item.id());
    boolean part = item.kind().isPart();
    contradiction(part ? "conversationId" : "userId", item.parent());
    if (layout instanceof SingleTable && !row.values().containsKey("type")) {
      reading.remark(Oddity.UNFIT_VALUE, "type is missing; taken as its key says");
    }
  }

  private void contradiction(String name, @Nullable String said) {
    Optional<String> text = row.text(name);
    if (said != null && text.isPresent() && !text.get().equals(said)) {
      reading.remark(Oddity.UNFIT_VALUE, name + " is not what its key says; the key counts");
    }
  }

  /** Says that what it belongs to is not there. */
  void remarkOrphan(String detail) {
    reading.remark(Oddity.ORPHAN, detail);
  }
}
