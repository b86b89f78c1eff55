package io.gantry.store.document;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keys of schema version 8. A conversation shares its partition with its messages, the pointers
 * from message ids to order keys, and its tickets; in the order of sort keys it stands just before
 * the messages, so that one query gives both.
 */
final class KeyModels {

  private static final String BY_UPDATE = "{updated_at}#{id!}";
  private static final String BY_CREATION = "{created_at}#{id!}";

  private static final Map<String, KeyModel> MODELS =
      List.of(
              KeyModel.of("tenant", "TENANT", Attributes.HEAD).registeredBy("{id!}"),
              KeyModel.of("user", "USER#{id}", Attributes.HEAD).listedBy("USERS", BY_CREATION),
              KeyModel.of("login_name", "LOGIN#{hash}", Attributes.HEAD),
              KeyModel.of("credential", "USER#{user_id}", "CREDENTIAL"),
              KeyModel.of("settings", "USER#{user_id}", "SETTINGS"),
              KeyModel.of("session", "SESSION#{id}", Attributes.HEAD)
                  .listedBy("U#{user_id}#SESSION", BY_CREATION),
              KeyModel.of("refresh_token", "TOKEN#{hash}", Attributes.HEAD)
                  .listedBy("U#{user_id}#TOKEN", "{hash!}"),
              KeyModel.of("conversation", "C#{id}", Attributes.HEAD)
                  .listedBy("U#{owner_id}#C", BY_UPDATE),
              KeyModel.of("share", "SHARE#{share_id}", Attributes.HEAD),
              KeyModel.of("message", "C#{conversation_id}", "MSG#{order_key!}"),
              KeyModel.of("message_pointer", "C#{conversation_id}", "REF#{id!}"),
              KeyModel.of("ticket", "C#{conversation_id}", "TICKET#{id!}")
                  .listedBy("C#{conversation_id}#TICKET", BY_CREATION),
              owned("canvas", "CANVAS", BY_UPDATE),
              owned("workflow", "WORKFLOW", BY_UPDATE),
              owned("file", "FILE", BY_CREATION),
              owned("audio_file", "AUDIO", "{uploaded_at}#{id!}"),
              owned("document", "DOCUMENT", BY_UPDATE),
              owned("provider_config", "PROVIDER", BY_UPDATE),
              KeyModel.of("idempotent_answer", "IDEMPOTENCY#{key}", Attributes.HEAD)
                  .listedBy("IDEMPOTENCY#{shard}", "{key!}"),
              KeyModel.of("owner", "OWNERS", "{owner_id!}"))
          .stream()
          .collect(Collectors.toUnmodifiableMap(KeyModel::entity, Function.identity()));

  private KeyModels() {}

  static KeyModel of(String entity) {
    KeyModel model = MODELS.get(entity);
    if (model == null) {
      throw new IllegalArgumentException("There is no key model for " + entity);
    }
    return model;
  }

  private static KeyModel owned(String entity, String label, String order) {
    return KeyModel.of(entity, label + "#{id}", Attributes.HEAD)
        .listedBy("U#{owner_id}#" + label, order);
  }
}
