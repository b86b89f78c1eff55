package io.gantry.config;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Network addresses that begin with the same bits, in the notation of RFC 4632: {@code 10.0.0.0/8},
 * {@code fd00::/8}, or one address alone.
 *
 * @param first any address of the range
 * @param bits how many leading bits are the same
 */
public record AddressRange(InetAddress first, int bits) {

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

  public AddressRange {
    requireNonNull(first, "first");
    if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("An address has no " + bits + " bits");
    }
  }

  /** Empty when the text is neither an address nor a range. */
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return address(address)
        .flatMap(
            first -> {
              int all = first.getAddress().length * Byte.SIZE;
              return slash < 0
                  ? Optional.of(new AddressRange(first, all))
                  : length(text.substring(slash + 1), all)
                      .map(bits -> new AddressRange(first, bits));
            });
  }

  /** The address that the text is; a name is none, and nobody is asked about it. */
  public static Optional<InetAddress> address(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Integer> length(String text, int max) {
    return LENGTH.matcher(text).matches()
        ? Optional.of(Integer.valueOf(text)).filter(bits -> bits <= max)
        : Optional.empty();
  }
}
