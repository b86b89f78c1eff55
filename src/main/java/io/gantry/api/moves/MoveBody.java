package io.gantry.api.moves;

import io.gantry.api.problem.ProblemException;
import io.gantry.common.InvalidValueException;
import io.gantry.common.Text;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveOptions.Duplicates;
import io.gantry.move.MoveOptions.Ids;
import io.gantry.move.MoveOptions.LackingKinds;
import io.gantry.move.MoveOptions.Orphans;
import io.gantry.move.MoveOptions.UnfitValues;
import io.gantry.tenancy.TenantId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A move that somebody wants. Names and defaults are those of the options of {@code ./gantry move}.
 *
 * @param from an address, which may hold a password
 * @param to likewise
 * @param dryRun whether only to look for what the target cannot hold
 */
public record MoveBody(
    @Nullable String from,
    @Nullable String to,
    @Nullable Integer fromVersion,
    @Nullable Integer toVersion,
    @Nullable String owner,
    @Nullable String tenant,
    @Nullable String user,
    @Nullable LackingKinds lacking,
    @Nullable Orphans orphans,
    @Nullable Duplicates duplicates,
    @Nullable UnfitValues unfit,
    @Nullable Ids ids,
    @Nullable Boolean merge,
    @Nullable Boolean restart,
    @Nullable Integer threads,
    @Nullable Boolean dryRun) {

  static final int MAX_ADDRESS_LENGTH = 2_048;
  static final int MAX_NAME_LENGTH = 200;

  public MoveBody {
    Text.optionalText("from", from, MAX_ADDRESS_LENGTH);
    Text.optionalText("to", to, MAX_ADDRESS_LENGTH);
    Text.optionalText("owner", owner, MAX_NAME_LENGTH);
    Text.optionalText("user", user, MAX_NAME_LENGTH);
  }

  String source() {
    return Text.requireFilled("from", from, MAX_ADDRESS_LENGTH);
  }

  String target() {
    return Text.requireFilled("to", to, MAX_ADDRESS_LENGTH);
  }

  boolean looksOnly() {
    return Boolean.TRUE.equals(dryRun);
  }

  /**
   * The choices as the engine takes them.
   *
   * @throws ProblemException when one is none
   */
  MoveOptions options() {
    MoveOptions usual = MoveOptions.DEFAULT;
    return usual
        .withOwner(owner)
        .withTenant(tenantId())
        .withUser(user)
        .withLacking(Objects.requireNonNullElse(lacking, usual.lacking()))
        .withOrphans(Objects.requireNonNullElse(orphans, usual.orphans()))
        .withDuplicates(Objects.requireNonNullElse(duplicates, usual.duplicates()))
        .withUnfit(Objects.requireNonNullElse(unfit, usual.unfit()))
        .withIds(Objects.requireNonNullElse(ids, usual.ids()))
        .withMerge(Objects.requireNonNullElse(merge, usual.merge()))
        .withRestart(Objects.requireNonNullElse(restart, usual.restart()))
        .withThreads(threadCount(usual.threads()));
  }

  private int threadCount(int usual) {
    if (threads != null && (threads < 1 || threads > MoveOptions.MAX_THREADS)) {
      throw ProblemException.invalid("/threads", "must be from 1 to " + MoveOptions.MAX_THREADS);
    }
    return threads == null ? usual : threads;
  }

  private @Nullable TenantId tenantId() {
    try {
      return tenant == null ? null : new TenantId(tenant);
    } catch (InvalidValueException invalid) {
      throw ProblemException.invalid("/tenant", invalid.rule());
    }
  }

  /** The same move between ends that are told exactly. */
  MoveBody between(Place source, Place target) {
    return with(source, target, restart);
  }

  /** The same move, which is no longer to be begun anew. */
  MoveBody begunAnew() {
    return with(new Place(source(), fromVersion, ""), new Place(target(), toVersion, ""), null);
  }

  private MoveBody with(Place source, Place target, @Nullable Boolean anew) {
    return new MoveBody(
        source.address(),
        target.address(),
        source.version(),
        target.version(),
        owner,
        tenant,
        user,
        lacking,
        orphans,
        duplicates,
        unfit,
        ids,
        merge,
        anew,
        threads,
        dryRun);
  }

  /** Without the addresses, which may hold passwords. */
  @Override
  public String toString() {
    return "MoveBody[options=" + options() + "]";
  }
}
