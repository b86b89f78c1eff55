package io.gantry.security;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2 hash in the PHC string form {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, Base64
 * without padding.
 *
 * @param memory in KiB
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by equals, never leaves the package
record Argon2Hash(
    String type, int version, int memory, int passes, int lanes, byte[] salt, byte[] hash) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\$(argon2id|argon2i|argon2d)(?:\\$v=(16|19))?\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]{11,128})\\$([A-Za-z0-9+/]{16,172})");

  private static final Map<String, Integer> TYPES =
      Map.of(
          "argon2d", Argon2Parameters.ARGON2_d,
          "argon2i", Argon2Parameters.ARGON2_i,
          "argon2id", Argon2Parameters.ARGON2_id);

  /** An imported hash may not make one sign-in take all memory: four times RFC 9106's low end. */
  private static final int MAX_MEMORY = 256 * 1024;

  private static final int HASH_BYTES = 32;
  private static final int MAX_PASSES = 64;
  private static final int MAX_LANES = 16;

  /** The hash in this text; empty when it is none, or dearer than a sign-in may be. */
  static Optional<Argon2Hash> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int version = matcher.group(2) == null ? 16 : Integer.parseInt(matcher.group(2));
    int memory = Integer.parseInt(matcher.group(3));
    int passes = Integer.parseInt(matcher.group(4));
    int lanes = Integer.parseInt(matcher.group(5));
    if (memory > MAX_MEMORY || memory < 8 * lanes || passes > MAX_PASSES || passes < 1) {
      return Optional.empty();
    }
    if (lanes > MAX_LANES || lanes < 1) {
      return Optional.empty();
    }
    return decode(matcher.group(1), version, memory, passes, lanes, matcher);
  }

  private static Optional<Argon2Hash> decode(
      String type, int version, int memory, int passes, int lanes, Matcher matcher) {
    try {
      byte[] salt = Base64.getDecoder().decode(matcher.group(6));
      byte[] hash = Base64.getDecoder().decode(matcher.group(7));
      return Optional.of(new Argon2Hash(type, version, memory, passes, lanes, salt, hash));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The hash of {@code password} at this cost with this salt. */
  static Argon2Hash compute(byte[] password, PasswordCost cost, byte[] salt) {
    Argon2Hash form = ofCost(cost, salt, new byte[HASH_BYTES]);
    return ofCost(cost, salt, form.derive(password));
  }

  private static Argon2Hash ofCost(PasswordCost cost, byte[] salt, byte[] hash) {
    return new Argon2Hash(
        "argon2id", 19, cost.memoryKib(), cost.passes(), cost.lanes(), salt, hash);
  }

  /** Whether this is the hash of {@code password}; takes the same time for any password. */
  boolean matches(byte[] password) {
    return MessageDigest.isEqual(hash, derive(password));
  }

  /** Whether it was made at this cost, so that nothing is gained by making it anew. */
  boolean isOf(PasswordCost cost) {
    return type.equals("argon2id")
        && version == 19
        && new PasswordCost(memory, passes, lanes).equals(cost);
  }

  private byte[] derive(byte[] password) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(TYPES.get(type))
            .withVersion(version)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] derived = new byte[hash.length];
    generator.generateBytes(password, derived);
    return derived;
  }

  @Override
  public String toString() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    String parameters = "m=" + memory + ",t=" + passes + ",p=" + lanes;
    return String.join(
        "$",
        "",
        type,
        "v=" + version,
        parameters,
        encoder.encodeToString(salt),
        encoder.encodeToString(hash));
  }
}
