package io.gantry.address;

import io.gantry.config.Setting;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a store; whatever is null is left open.
 *
 * @param version its number, 1 to 8
 * @param provider by its label
 * @param url its address, which may hold a password
 */
public record StoreChoice(
    @Nullable Integer version, @Nullable String provider, @Nullable String url) {

  /** The one of this version that the configuration or history tells. */
  static StoreChoice ofVersion(int version) {
    return new StoreChoice(version, null, null);
  }

  /** The one at an address. */
  static StoreChoice at(String url, @Nullable Integer version) {
    return new StoreChoice(version, null, url);
  }

  /**
   * Refuses what no store can be.
   *
   * @throws AddressException with {@link AddressException.Code#USAGE}
   */
  public void check() {
    if (version != null && SchemaVersion.ofNumber(version).isEmpty()) {
      throw usage("There is no schema version " + version, "versions are 1 to 8: ./gantry list");
    }
    if (provider != null && Provider.ofLabel(provider).isEmpty()) {
      throw usage("There is no provider " + provider, "use one of " + Provider.labels());
    }
  }

  private static AddressException usage(String message, String hint) {
    return new AddressException(AddressException.Code.USAGE, message, hint);
  }

  /** As settings, which {@code config} checks. */
  Map<Setting, String> asSettings() {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    if (version != null) {
      settings.put(Setting.SCHEMA_VERSION, String.valueOf(version));
    }
    if (provider != null) {
      settings.put(Setting.DATABASE_PROVIDER, provider);
    }
    if (url != null) {
      settings.put(Setting.DATABASE_URL, url);
    }
    return settings;
  }

  @Override
  public String toString() {
    return "StoreChoice[version=" + version + ", provider=" + provider + "]";
  }
}
