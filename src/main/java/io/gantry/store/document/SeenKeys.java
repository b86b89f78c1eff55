package io.gantry.store.document;

import io.gantry.store.StoreException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which keys a load has written: the answer "no" is certain, "perhaps" is worth a look. A bitmap of
 * fixed size, right for one key in a thousand at four million and for one in sixty at thirteen
 * million; beyond, there are more looks. Also keeps two threads off the same key at once, because a
 * look is only good when nobody is about to write.
 */
final class SeenKeys {

  private static final int BITS = 27;
  private static final int HASHES = 3;

  private final long[] bitmap = new long[1 << (BITS - 6)];
  private final Set<String> claimed = new HashSet<>();

  /** Waits until no other thread is at work on any of these keys, and takes them. */
  synchronized void claim(Collection<String> keys) {
    try {
      while (keys.stream().anyMatch(claimed::contains)) {
        wait();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoreException.Unavailable("The load was interrupted", null);
    }
    claimed.addAll(keys);
  }

  synchronized void release(Collection<String> keys) {
    claimed.removeAll(new HashSet<>(keys));
    notifyAll();
  }

  synchronized boolean perhaps(String key) {
    long hash = hash(key);
    for (int round = 0; round < HASHES; round++) {
      int bit = bit(hash, round);
      if ((bitmap[bit >>> 6] & (1L << bit)) == 0) {
        return false;
      }
    }
    return true;
  }

  synchronized void add(Collection<String> keys) {
    for (String key : keys) {
      long hash = hash(key);
      for (int round = 0; round < HASHES; round++) {
        int bit = bit(hash, round);
        bitmap[bit >>> 6] |= 1L << bit;
      }
    }
  }

  /** Two independent halves of the hash make as many hashes as are wanted. */
  private static int bit(long hash, int round) {
    int mixed = (int) hash + round * (int) (hash >>> 32);
    return mixed >>> (Integer.SIZE - BITS);
  }

  /** FNV-1a, and a finish that spreads the last characters over all bits. */
  static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int index = 0; index < key.length(); index++) {
      hash = (hash ^ key.charAt(index)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
