package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a version.
 *
 * @param names all of them, each after those that it refers to
 * @param byKind the table of each kind, a row for a record
 */
record Tables(List<String> names, Map<EntityKind, String> byKind) {

  Tables {
    names = List.copyOf(names);
    byKind = Map.copyOf(byKind);
  }

  static final Tables V7 = v7();

  private static Tables v7() {
    Map<EntityKind, String> byKind = new EnumMap<>(EntityKind.class);
    for (EntityKind kind : EntityKind.values()) {
      byKind.put(kind, v7(kind));
    }
    List<String> names =
        List.of(
            "tenants",
            "users",
            "login_names",
            "credentials",
            "user_settings",
            "login_sessions",
            "refresh_tokens",
            "conversations",
            "messages",
            "tickets",
            "canvases",
            "workflows",
            "stored_files",
            "audio_files",
            "documents",
            "provider_configs",
            "idempotent_answers");
    return new Tables(names, byKind);
  }

  private static String v7(EntityKind kind) {
    return switch (kind) {
      case TENANT -> "tenants";
      case USER -> "users";
      case CREDENTIAL -> "credentials";
      case SETTINGS -> "user_settings";
      case SESSION -> "login_sessions";
      case REFRESH_TOKEN -> "refresh_tokens";
      case CONVERSATION -> "conversations";
      case MESSAGE -> "messages";
      case TICKET -> "tickets";
      case CANVAS -> "canvases";
      case WORKFLOW -> "workflows";
      case FILE -> "stored_files";
      case AUDIO_FILE -> "audio_files";
      case DOCUMENT -> "documents";
      case PROVIDER_CONFIG -> "provider_configs";
      case IDEMPOTENT_ANSWER -> "idempotent_answers";
    };
  }

  String of(EntityKind kind) {
    return requireNonNull(byKind.get(kind), kind.label());
  }

  /** Each before those that it refers to. */
  List<String> reversed() {
    List<String> reversed = new ArrayList<>(names);
    Collections.reverse(reversed);
    return reversed;
  }
}
