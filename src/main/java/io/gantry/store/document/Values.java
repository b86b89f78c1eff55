package io.gantry.store.document;

import io.gantry.common.CaseFold;
import io.gantry.common.JsonText;
import io.gantry.common.Secret;
import org.jspecify.annotations.Nullable;

/** Values of records as values of items, where either may be absent. */
final class Values {

  /** In how many partitions of the index the idempotent answers of a tenant lie. */
  static final int SHARDS = 16;

  private Values() {}

  static @Nullable String text(@Nullable JsonText json) {
    return json == null ? null : json.value();
  }

  static @Nullable JsonText json(@Nullable String text) {
    return text == null ? null : new JsonText(text);
  }

  static @Nullable String revealed(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal();
  }

  static @Nullable Secret secret(@Nullable String text) {
    return text == null ? null : new Secret(text);
  }

  static @Nullable String folded(@Nullable String text) {
    return text == null ? null : CaseFold.of(text);
  }

  static String shard(String key) {
    return shard(Math.floorMod(key.hashCode(), SHARDS));
  }

  static String shard(int number) {
    return Integer.toHexString(number);
  }
}
