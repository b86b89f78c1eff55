package io.gantry.move;

import io.gantry.move.compare.SourceSums;
import io.gantry.store.BulkReader;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the source while a preflight reads it, so that the verification reads the target alone.
 * That proves as much where the reader shows the same records whenever it is asked, and where they
 * become the same in the target as they were looked at for.
 */
final class SumsAhead implements Arrivals {

  private final MappingPlan plan;
  private final Mapping mapping;
  private final MoveFiles files;
  private @Nullable SourceSums sums;

  private SumsAhead(MappingPlan plan, MoveFiles files) {
    this.plan = plan;
    this.mapping = new Mapping(plan);
    this.files = files;
  }

  /**
   * Forgets older sums of the move, when there are to be new ones.
   *
   * @param plan by which the preflight looks
   * @return empty where such sums would prove nothing
   */
  static Optional<SumsAhead> of(MoveContext context, BulkReader source, MappingPlan plan) {
    boolean isOfSourceAlone =
        plan.made().isEmpty() && plan.newIds() == NewIds.NONE && !context.options().merge();
    if (!source.isSnapshot() || !isOfSourceAlone) {
      return Optional.empty();
    }
    context.files().forgetSums();
    return Optional.of(new SumsAhead(plan, context.files()));
  }

  @Override
  public void begin(EntityKind kind) {
    sums = plan.to().has(kind) ? new SourceSums(kind) : null;
  }

  @Override
  public void add(List<BulkRecord> records) {
    if (sums != null) {
      sums.add(records.stream().map(mapping::comparable).toList());
    }
  }

  @Override
  public void end() {
    if (sums != null) {
      sums.save(files.journal());
    }
  }

  /**
   * Whether they are good for the move: it goes by the plan that was looked for, and goes on at
   * all. Otherwise they are forgotten.
   */
  boolean stand(MappingPlan decided, PreflightReport report) {
    boolean stand = report.isClean() && plan.equals(decided);
    if (!stand) {
      files.forgetSums();
    }
    return stand;
  }
}
