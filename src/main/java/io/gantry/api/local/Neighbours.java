package io.gantry.api.local;

import static java.util.Objects.requireNonNull;

import io.gantry.config.Exposure;
import io.gantry.config.GantryConfig;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells by what browsers cannot be made to lie about whether a request comes from this machine: a
 * name that leads here by somebody else's doing stays in {@code Host}, and a page of somebody else
 * is named in {@code Origin}.
 */
final class Neighbours {

  /** Addresses cannot be made to lead elsewhere, as names can. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

  private final GantryConfig.Server server;

  Neighbours(GantryConfig.Server server) {
    this.server = requireNonNull(server, "server");
  }

  /**
   * Whether the request names this machine.
   *
   * @param host the header; null when there is none, which no browser does
   */
  boolean isAddressedHere(@Nullable String host) {
    if (host == null) {
      return true;
    }
    String name = withoutPort(host.toLowerCase(Locale.ROOT));
    return Exposure.isLoopback(name) || (server.openWithoutSignIn() && isOurs(name));
  }

  /**
   * Whether a page of this origin may change something.
   *
   * @param origin the header; null when there is none, because no page asks
   * @param host the header, which {@linkplain #isAddressedHere names this machine}
   */
  boolean mayChange(@Nullable String origin, @Nullable String host) {
    if (origin == null || server.corsOrigins().contains(origin)) {
      return true;
    }
    try {
      URI page = URI.create(origin);
      String name = page.getHost();
      return name != null
          && (Exposure.isLoopback(name)
              || page.getRawAuthority().equalsIgnoreCase(host)
              || page.equals(server.publicUrl()));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private boolean isOurs(String name) {
    URI publicUrl = server.publicUrl();
    return ADDRESS.matcher(name).matches()
        || name.equalsIgnoreCase(server.host())
        || (publicUrl != null && name.equalsIgnoreCase(publicUrl.getHost()));
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d*$", "");
  }
}
