package io.gantry.origin.chatcore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One part of a set of texts, of each of which 64 bits of a digest are kept. There are as many
 * parts as keep each at 32 MiB; what belongs to another part is not looked at.
 */
final class HashSet64 {

  private static final long MAX_ENTRIES = 3_000_000;

  private final int part;
  private final int parts;
  private final long[] slots;
  private final MessageDigest digest;

  /**
   * @param part of the set, from 0
   * @param texts how many there are in all parts
   */
  HashSet64(int part, int parts, long texts) {
    this.part = part;
    this.parts = parts;
    long most = Math.max(16, texts / parts / 4 * 5); // some parts get more than others
    this.slots = new long[Math.toIntExact(Long.highestOneBit(most) * 2)];
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  static int partsFor(long texts) {
    return Math.toIntExact(texts / MAX_ENTRIES + 1);
  }

  /** Whether the text is new, or of another part. */
  boolean add(String text) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(text.getBytes(UTF_8)));
    if (Math.floorMod(hash.getInt(8), parts) != part) {
      return true;
    }
    long value = hash.getLong(0) | 1; // 0 is a free slot
    int slot = (int) (value >>> 8) & (slots.length - 1);
    while (slots[slot] != 0) {
      if (slots[slot] == value) {
        return false;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = value;
    return true;
  }
}
