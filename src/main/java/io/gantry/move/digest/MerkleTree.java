package io.gantry.move.digest;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The records of one kind of one tenant in {@value #LEAVES} leaves, told apart by their keys. The
 * root is the same in whatever order records are added, so that stores that cannot sort, and ranges
 * that are read side by side, give the same. Not for two threads.
 */
final class MerkleTree {

  static final int LEAVES = 256;

  /** About what an object of this class takes, with that many leaves. */
  static final long BYTES = 1_100;

  /** What a leaf takes, and half as much for its share of the text that it is saved as. */
  static final long LEAF_BYTES = 140;

  private static final DigestSum NOTHING = new DigestSum();

  /** The numbers of a {@link DigestSum} each. */
  private final long[] @Nullable [] leaves = new long[LEAVES][];

  private int used;

  void add(RecordDigest digest) {
    at(digest.leaf()).add(digest);
  }

  /** Takes a leaf as it was saved. */
  void put(int index, DigestSum leaf) {
    used += leaves[index] == null ? 1 : 0;
    leaves[index] = leaf.numbers();
  }

  void forEach(BiConsumer<Integer, DigestSum> action) {
    for (int index = 0; index < LEAVES; index++) {
      long[] leaf = leaves[index];
      if (leaf != null) {
        action.accept(index, new DigestSum(leaf));
      }
    }
  }

  long count() {
    long count = 0;
    for (int index = 0; index < LEAVES; index++) {
      count += leaf(index).count();
    }
    return count;
  }

  DigestSum leaf(int index) {
    long[] leaf = leaves[index];
    return leaf == null ? NOTHING : new DigestSum(leaf);
  }

  /** The leaves that are not the same in both. */
  BitSet differing(MerkleTree other, boolean revisions) {
    BitSet differing = new BitSet(LEAVES);
    for (int index = 0; index < LEAVES; index++) {
      DigestSum mine = leaf(index);
      DigestSum theirs = other.leaf(index);
      boolean isSame = mine.hasContentOf(theirs) && (!revisions || mine.hasRevisionsOf(theirs));
      differing.set(index, !isSame);
    }
    return differing;
  }

  /** The root of all contents, in hex. */
  String root() {
    return root(false);
  }

  /** The root of all keys with their revisions, in hex. */
  String revisionRoot() {
    return root(true);
  }

  /** What a hash is of is told by its first byte, so that no node is taken for another. */
  private String root(boolean revisions) {
    Sha256 sha256 = new Sha256();
    byte[] empty = hash(sha256, NOTHING, revisions);
    byte[][] nodes = new byte[LEAVES][];
    for (int index = 0; index < LEAVES; index++) {
      nodes[index] = leaves[index] == null ? empty : hash(sha256, leaf(index), revisions);
    }
    for (int width = LEAVES / 2; width >= 1; width /= 2) {
      byte[] emptyAbove = hash(sha256, empty, empty);
      for (int index = 0; index < width; index++) {
        byte[] left = nodes[2 * index];
        byte[] right = nodes[2 * index + 1];
        boolean isEmpty = Arrays.equals(left, empty) && Arrays.equals(right, empty);
        nodes[index] = isEmpty ? emptyAbove : hash(sha256, left, right);
      }
      empty = emptyAbove;
    }
    return Sha256.hex(sha256.octet(2).number(count()).bytes(nodes[0]).digest());
  }

  private static byte[] hash(Sha256 sha256, DigestSum leaf, boolean revisions) {
    leaf.into(sha256.octet(0), revisions);
    return sha256.digest();
  }

  private static byte[] hash(Sha256 sha256, byte[] left, byte[] right) {
    return sha256.octet(1).bytes(left).bytes(right).digest();
  }

  /** The bytes of memory that it takes, about. */
  long size() {
    return BYTES + used * LEAF_BYTES;
  }

  private DigestSum at(int index) {
    if (leaves[index] == null) {
      put(index, new DigestSum());
    }
    return leaf(index);
  }
}
