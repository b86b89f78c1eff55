package io.gantry.api.auth;

import io.gantry.config.AddressRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the address of a client behind proxies. What {@code X-Forwarded-For} and {@code Forwarded}
 * (RFC 7239) say counts only as far as trusted proxies wrote it: both are read from the end, and
 * the first address that is no trusted proxy is the client.
 */
final class ForwardedFor {

  private static final Pattern FOR =
      Pattern.compile(
          "(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))", Pattern.CASE_INSENSITIVE);

  /** An address with brackets or a port around it, as RFC 7239 and some proxies write it. */
  private static final Pattern NODE =
      Pattern.compile("\\[([^\\]]+)](?::\\w+)?|([0-9.]+):\\w+|([0-9a-fA-F:.]+)");

  private final List<AddressRange> proxies;

  ForwardedFor(List<AddressRange> proxies) {
    this.proxies = List.copyOf(proxies);
  }

  /**
   * @param connection address that the request came from
   * @param xForwardedFor the lines of that header
   * @param forwarded the lines of that header
   */
  String client(String connection, List<String> xForwardedFor, List<String> forwarded) {
    if (xForwardedFor.isEmpty()) {
      return last(connection, elements(forwarded).stream().map(ForwardedFor::node).toList());
    }
    String client = last(connection, elements(xForwardedFor));
    // A proxy that writes one of them lets the other pass as the client wrote it: then neither
    // can be believed.
    boolean contradicted =
        !forwarded.isEmpty() && !client.equals(client(connection, List.of(), forwarded));
    return contradicted ? connection : client;
  }

  private String last(String connection, List<String> hops) {
    List<String> backwards = new ArrayList<>(hops);
    Collections.reverse(backwards);
    String address = connection;
    for (String hop : backwards) {
      Optional<InetAddress> before = address(hop);
      if (!isProxy(address) || before.isEmpty()) {
        return address;
      }
      address = before.get().getHostAddress();
    }
    return address;
  }

  private boolean isProxy(String address) {
    return AddressRange.address(address)
        .filter(parsed -> proxies.stream().anyMatch(range -> range.contains(parsed)))
        .isPresent();
  }

  private static List<String> elements(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  private static String node(String element) {
    Matcher matcher = FOR.matcher(element);
    if (!matcher.find()) {
      return "";
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }

  private static Optional<InetAddress> address(String hop) {
    Matcher matcher = NODE.matcher(hop);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group < matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return AddressRange.address(matcher.group(group));
      }
    }
    return AddressRange.address(matcher.group(matcher.groupCount()));
  }
}
