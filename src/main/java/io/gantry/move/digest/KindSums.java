package io.gantry.move.digest;

import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The records of one kind, summed up while they are read. Not for two threads. */
public final class KindSums {

  private static final MerkleTree NONE = new MerkleTree();

  private final EntityKind kind;
  private final Map<TenantId, MerkleTree> trees = new HashMap<>();

  public KindSums(EntityKind kind) {
    this.kind = kind;
  }

  public void add(TenantId tenant, RecordDigest digest) {
    tree(tenant).add(digest);
  }

  /** The sums so far. */
  public KindDigest digest() {
    List<TenantDigest> tenants = new ArrayList<>();
    trees.forEach(
        (tenant, tree) ->
            tenants.add(new TenantDigest(tenant, tree.count(), tree.root(), tree.revisionRoot())));
    return new KindDigest(kind, tenants);
  }

  /**
   * The leaves that are not the same in both, by tenant; tenants without any are left out.
   *
   * @param revisions whether revisions count
   */
  public Map<TenantId, BitSet> differing(KindSums other, boolean revisions) {
    Map<TenantId, BitSet> differing = new TreeMap<>(Comparator.comparing(TenantId::value));
    trees.forEach(
        (tenant, tree) -> differing.put(tenant, tree.differing(other.of(tenant), revisions)));
    other.trees.forEach(
        (tenant, tree) ->
            differing.computeIfAbsent(tenant, absent -> tree.differing(of(tenant), revisions)));
    differing.values().removeIf(BitSet::isEmpty);
    return differing;
  }

  /** How many records lie in these leaves. */
  public long count(Map<TenantId, BitSet> leaves) {
    return leaves.entrySet().stream()
        .mapToLong(
            entry ->
                entry.getValue().stream()
                    .mapToLong(leaf -> of(entry.getKey()).leaf(leaf).count())
                    .sum())
        .sum();
  }

  /** The bytes of memory that it takes, about. */
  public long size() {
    return trees.values().stream().mapToLong(MerkleTree::size).sum();
  }

  /** Lines of text, fit for {@link #restore}. */
  public List<String> save() {
    List<String> lines = new ArrayList<>();
    trees.forEach(
        (tenant, tree) ->
            tree.forEach((leaf, sum) -> lines.add(tenant.value() + " " + leaf + " " + sum)));
    return lines;
  }

  /**
   * Takes up what {@link #save} gave.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public void restore(List<String> lines) {
    for (String line : lines) {
      String[] parts = line.split(" ", 3);
      if (parts.length != 3) {
        throw new IllegalArgumentException("A line of sums has a tenant, a leaf and a sum");
      }
      tree(new TenantId(parts[0])).put(leaf(parts[1]), DigestSum.parse(parts[2]));
    }
  }

  private static int leaf(String text) {
    int leaf = Integer.parseInt(text);
    if (leaf < 0 || leaf >= MerkleTree.LEAVES) {
      throw new IllegalArgumentException("There is no leaf " + leaf);
    }
    return leaf;
  }

  private MerkleTree of(TenantId tenant) {
    return trees.getOrDefault(tenant, NONE);
  }

  private MerkleTree tree(TenantId tenant) {
    return trees.computeIfAbsent(tenant, absent -> new MerkleTree());
  }
}
