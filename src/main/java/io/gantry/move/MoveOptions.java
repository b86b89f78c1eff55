package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.tenancy.TenantId;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a move does where records and ends do not fit each other, and how.
 *
 * @param owner the user, by name, whose records they become where the source has no users, and
 *     whose records are taken where the target has none; null for {@value #DEFAULT_OWNER} in the
 *     first case and for the only owner in the second
 * @param tenant the tenant that gets records without one, or the one of the source that is moved;
 *     null for {@code default} in the first case and for all, or the only one, in the second
 * @param user the only user, by name, that is moved with all that is owned; null for everybody
 * @param restart whether an unfinished move is taken back first, to begin anew; not part of what
 *     names a move
 * @param threads how many ranges are read and written side by side, 1 to {@value #MAX_THREADS}
 */
public record MoveOptions(
    @Nullable String owner,
    @Nullable TenantId tenant,
    @Nullable String user,
    LackingKinds lacking,
    Orphans orphans,
    Duplicates duplicates,
    UnfitValues unfit,
    Ids ids,
    boolean merge,
    boolean restart,
    int threads) {

  public static final String DEFAULT_OWNER = "admin";

  public static final int MAX_THREADS = 32;

  /** As many as keep two processors, a disk and a network busy at once. */
  public static final int DEFAULT_THREADS = 4;

  /** Nothing chosen: whatever does not fit stops the move before its first write. */
  public static final MoveOptions DEFAULT =
      new MoveOptions(
          null,
          null,
          null,
          LackingKinds.REFUSE,
          Orphans.KEEP,
          Duplicates.REFUSE,
          UnfitValues.REFUSE,
          Ids.KEEP,
          false,
          false,
          DEFAULT_THREADS);

  public MoveOptions {
    requireNonNull(lacking, "lacking");
    requireNonNull(orphans, "orphans");
    requireNonNull(duplicates, "duplicates");
    requireNonNull(unfit, "unfit");
    requireNonNull(ids, "ids");
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException("threads must be 1 to " + MAX_THREADS);
    }
  }

  /** What becomes of records of a kind that the target does not have. */
  public enum LackingKinds {
    REFUSE,
    /** They are left where they are, and listed. */
    LEAVE
  }

  /** What becomes of records whose conversation or owner is not there. */
  public enum Orphans {
    /** They are moved whole, and listed; what the target cannot hold so stops the move. */
    KEEP,
    /**
     * They are moved whole to a user {@code quarantine} who cannot sign in, and listed; where a
     * conversation is gone, one is made for what is left of it.
     */
    QUARANTINE
  }

  /** What becomes of users whose name or e-mail address another one has. */
  public enum Duplicates {
    REFUSE,
    /** The later one gets another name, and loses the address if it is that; it is listed. */
    RENAME
  }

  /** What becomes of records with a value that is longer than any record may have. */
  public enum UnfitValues {
    REFUSE,
    /** They are moved with as much of it as they may have, and listed. */
    CUT
  }

  /** What becomes of messages and workflows whose ids have no form in the target. */
  public enum Ids {
    /** They are refused, by name. */
    KEEP,
    /** They get other ids in the same order, and are listed with both. */
    RENUMBER
  }

  public Optional<String> ownerName() {
    return Optional.ofNullable(owner);
  }

  public Optional<TenantId> tenantId() {
    return Optional.ofNullable(tenant);
  }

  public Optional<String> userName() {
    return Optional.ofNullable(user);
  }

  public MoveOptions withOwner(@Nullable String newOwner) {
    return with(draft -> draft.owner = newOwner);
  }

  public MoveOptions withTenant(@Nullable TenantId newTenant) {
    return with(draft -> draft.tenant = newTenant);
  }

  public MoveOptions withUser(@Nullable String newUser) {
    return with(draft -> draft.user = newUser);
  }

  public MoveOptions withLacking(LackingKinds newLacking) {
    return with(draft -> draft.lacking = newLacking);
  }

  public MoveOptions withOrphans(Orphans newOrphans) {
    return with(draft -> draft.orphans = newOrphans);
  }

  public MoveOptions withDuplicates(Duplicates newDuplicates) {
    return with(draft -> draft.duplicates = newDuplicates);
  }

  public MoveOptions withUnfit(UnfitValues newUnfit) {
    return with(draft -> draft.unfit = newUnfit);
  }

  public MoveOptions withIds(Ids newIds) {
    return with(draft -> draft.ids = newIds);
  }

  public MoveOptions withMerge(boolean newMerge) {
    return with(draft -> draft.merge = newMerge);
  }

  public MoveOptions withRestart(boolean newRestart) {
    return with(draft -> draft.restart = newRestart);
  }

  public MoveOptions withThreads(int newThreads) {
    return with(draft -> draft.threads = newThreads);
  }

  private MoveOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** Options while they are changed. */
  private static final class Draft {

    private @Nullable String owner;
    private @Nullable TenantId tenant;
    private @Nullable String user;
    private LackingKinds lacking;
    private Orphans orphans;
    private Duplicates duplicates;
    private UnfitValues unfit;
    private Ids ids;
    private boolean merge;
    private boolean restart;
    private int threads;

    Draft(MoveOptions options) {
      owner = options.owner;
      tenant = options.tenant;
      user = options.user;
      lacking = options.lacking;
      orphans = options.orphans;
      duplicates = options.duplicates;
      unfit = options.unfit;
      ids = options.ids;
      merge = options.merge;
      restart = options.restart;
      threads = options.threads;
    }

    MoveOptions options() {
      return new MoveOptions(
          owner, tenant, user, lacking, orphans, duplicates, unfit, ids, merge, restart, threads);
    }
  }
}
