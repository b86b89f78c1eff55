package io.gantry.api.moves;

import io.gantry.common.JsonText;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveOptions.Duplicates;
import io.gantry.move.MoveOptions.Ids;
import io.gantry.move.MoveOptions.LackingKinds;
import io.gantry.move.MoveOptions.Orphans;
import io.gantry.move.MoveOptions.UnfitValues;
import io.gantry.move.view.ComparisonView;
import io.gantry.move.view.FailureView;
import io.gantry.move.view.KindView;
import io.gantry.move.view.PreflightView;
import io.gantry.move.view.ProgressView;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A move that the server does or did, without secrets.
 *
 * @param id of the request
 * @param move what names the move between these ends, and its certificate; null as long as the ends
 *     were not looked at
 * @param source for people
 * @param target for people
 * @param createdBy the id of the user who asked for it
 * @param attempts how often it was begun or taken up again by the server
 * @param phase what it does, or did last
 * @param progress how far that is
 * @param kinds what was done with the records of each kind, as far as it is done
 * @param preflight what the target cannot hold; null as long as nobody has looked
 * @param differences what was not the same after copying; null when all was, or nobody compared
 * @param remarks what else is to be known, for people
 * @param failure why it ended before its end
 * @param certificate the signed proof, as it was written
 * @param lastEvent the number of the latest event
 */
public record MoveView(
    String id,
    @Nullable String move,
    MoveState state,
    String source,
    String target,
    Options options,
    String createdBy,
    Instant createdAt,
    @Nullable Instant endedAt,
    int attempts,
    @Nullable String phase,
    @Nullable ProgressView progress,
    List<KindView> kinds,
    @Nullable PreflightView preflight,
    @Nullable ComparisonView differences,
    List<String> remarks,
    @Nullable FailureView failure,
    @Nullable JsonText certificate,
    long lastEvent) {

  public MoveView {
    kinds = List.copyOf(kinds);
    remarks = List.copyOf(remarks);
  }

  /** How it was asked for. */
  public record Options(
      @Nullable String owner,
      @Nullable String tenant,
      @Nullable String user,
      LackingKinds lacking,
      Orphans orphans,
      Duplicates duplicates,
      UnfitValues unfit,
      Ids ids,
      boolean merge,
      boolean restart,
      int threads,
      boolean dryRun) {

    static Options of(MoveOptions options, boolean dryRun) {
      return new Options(
          options.owner(),
          options.tenantId().map(TenantId::value).orElse(null),
          options.user(),
          options.lacking(),
          options.orphans(),
          options.duplicates(),
          options.unfit(),
          options.ids(),
          options.merge(),
          options.restart(),
          options.threads(),
          dryRun);
    }
  }

  static MoveView begun(
      String id, Place source, Place target, Options options, String createdBy, Instant at) {
    return new MoveView(
        id,
        null,
        MoveState.RUNNING,
        source.label(),
        target.label(),
        options,
        createdBy,
        at,
        null,
        1,
        null,
        null,
        List.of(),
        null,
        null,
        List.of(),
        null,
        null,
        0);
  }

  /** As it is in a list: what can be long is left out. */
  public MoveView listed() {
    return changed().kinds(List.of()).preflight(null).differences(null).certificate(null).view();
  }

  /** To change some of it. */
  MoveChange changed() {
    return new MoveChange(this);
  }
}
