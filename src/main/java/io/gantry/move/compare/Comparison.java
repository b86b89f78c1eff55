package io.gantry.move.compare;

import static java.util.Objects.requireNonNull;

import io.gantry.move.digest.KindDigest;
import io.gantry.store.EntityKind;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares every record of two ends, whatever their sizes, with at most 64 MiB of state. Kind by
 * kind both sides are summed up; only where the sums differ they are read again, to name what does.
 */
public final class Comparison {

  /** Of the sums of one side; the search for differences begins when those of a kind are done. */
  static final long MOST_BYTES_PER_SIDE = 12 * 1024 * 1024;

  /** The side that is to be proved to be on the other side as well, as what is saved names it. */
  static final String SOURCE = "source";

  private final Context context;
  private final long mostBytes;

  public Comparison(
      ComparisonOptions options, ComparisonJournal journal, ComparisonListener listener) {
    this(options, journal, listener, MOST_BYTES_PER_SIDE);
  }

  /**
   * @param mostBytes of the sums of one side
   */
  Comparison(
      ComparisonOptions options,
      ComparisonJournal journal,
      ComparisonListener listener,
      long mostBytes) {
    this.mostBytes = mostBytes;
    this.context =
        new Context(
            requireNonNull(options, "options"),
            requireNonNull(journal, "journal"),
            requireNonNull(listener, "listener"));
  }

  /**
   * Compares. Failures of readers, views and the listener end it, and are thrown as they are.
   *
   * @return also when the sides differ
   */
  public ComparisonResult compare(Side source, Side target) {
    Findings findings = new Findings(context.options().named());
    List<KindComparison> kinds = new ArrayList<>();
    for (EntityKind kind : context.options().kinds()) {
      kinds.add(compare(source, target, kind, TenantShare.ALL, findings));
    }
    return new ComparisonResult(kinds, findings.differences, findings.isComplete);
  }

  /** Sums up one end, as a certificate says it. */
  public List<KindDigest> digest(Side side) {
    return context.options().kinds().stream()
        .map(kind -> digest(side, kind, TenantShare.ALL))
        .toList();
  }

  private KindComparison compare(
      Side source, Side target, EntityKind kind, TenantShare share, Findings findings) {
    try {
      SideSums one = sums(SOURCE, source, kind, share);
      SideSums other = sums("target", target, kind, share);
      context.run(one.works(), other.works());
      Map<TenantId, BitSet> leaves =
          one.sums().differing(other.sums(), context.options().revisions());
      KindComparison compared = new KindComparison(one.digest(), other.digest(), leaves.isEmpty());
      context.summedUp(compared);
      if (!leaves.isEmpty()) {
        long records = one.sums().count(leaves) + other.sums().count(leaves);
        findings.search(
            new DifferenceSearch(context, source, target, kind, share, leaves), records);
      }
      return compared;
    } catch (TooManyTenants tooMany) {
      return joined(
          share.halves().stream()
              .map(half -> compare(source, target, kind, half, findings))
              .toList());
    }
  }

  private KindDigest digest(Side side, EntityKind kind, TenantShare share) {
    try {
      SideSums sums = sums("only", side, kind, share);
      context.run(sums.works(), List.of());
      return sums.digest();
    } catch (TooManyTenants tooMany) {
      return digests(kind, share.halves().stream().map(half -> digest(side, kind, half)));
    }
  }

  private SideSums sums(String name, Side side, EntityKind kind, TenantShare share) {
    return new SideSums(name, side, kind, share, context, mostBytes);
  }

  private static KindComparison joined(List<KindComparison> shares) {
    EntityKind kind = shares.get(0).kind();
    return new KindComparison(
        digests(kind, shares.stream().map(KindComparison::source)),
        digests(kind, shares.stream().map(KindComparison::target)),
        shares.stream().allMatch(KindComparison::isEqual));
  }

  private static KindDigest digests(EntityKind kind, Stream<KindDigest> shares) {
    return new KindDigest(kind, shares.flatMap(share -> share.tenants().stream()).toList());
  }

  /** What was found so far. */
  private static final class Findings {
    final List<Difference> differences = new ArrayList<>();
    boolean isComplete = true;
    private final int most;

    Findings(int most) {
      this.most = most;
    }

    void search(DifferenceSearch search, long records) {
      DifferenceSearch.Found found = search.search(records, most - differences.size());
      differences.addAll(found.differences());
      isComplete &= found.isComplete();
    }
  }
}
