package io.gantry.origin.rows;

import io.gantry.chat.Message;
import io.gantry.common.CursorCodec;
import io.gantry.common.PageRequest;
import io.gantry.common.Secret;
import io.gantry.move.Cancellation;
import io.gantry.move.EndTraits;
import io.gantry.move.Finding;
import io.gantry.move.Move;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveListener;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveReport;
import io.gantry.move.MoveRequest;
import io.gantry.move.PreflightReport;
import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.Workspace;
import io.gantry.store.relational.RelationalStore;
import io.gantry.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Moves of foreign data into a new file of version 7. */
public final class Moved {

  /** Nothing refused that a choice can let pass. */
  public static final MoveOptions ALL =
      MoveOptions.DEFAULT
          .withLacking(MoveOptions.LackingKinds.LEAVE)
          .withDuplicates(MoveOptions.Duplicates.RENAME)
          .withUnfit(MoveOptions.UnfitValues.CUT);

  private static final CursorCodec CURSORS = new CursorCodec(new byte[32]);

  private final Path folder;

  public Moved(Path folder) {
    this.folder = folder;
  }

  /** What an encrypted secret looks like in these tests. */
  public static Secret sealed(Secret secret, TenantId tenant, String id) {
    return new Secret("sealed " + tenant + " " + id + " " + secret.reveal());
  }

  /** The target. */
  public Store store() {
    return RelationalStore.of(
        RelationalStore.Options.of(Provider.SQLITE, "sqlite:" + folder.resolve("target.db")),
        CURSORS,
        null);
  }

  private MoveRequest request(MoveEnd source, MoveOptions options) {
    MoveEnd target =
        MoveEnd.ofStore(
            "target",
            "target",
            EndTraits.of(SchemaVersion.V7),
            folder.resolve("target.db"),
            this::store);
    return new MoveRequest(source, target, options);
  }

  private Move mover() {
    return new Move(new Move.Surroundings(Clock.systemUTC(), folder.resolve("moves"), "test"));
  }

  public MoveReport run(MoveEnd source, MoveOptions options) {
    return mover().run(request(source, options), MoveListener.SILENT, new Cancellation());
  }

  public PreflightReport look(MoveEnd source, MoveOptions options) {
    return mover().preflight(request(source, options), MoveListener.SILENT, new Cancellation());
  }

  /** The findings about a record, in one line each. */
  public static List<String> about(PreflightReport report, EntityKind kind, String id) {
    return report.findings().stream()
        .filter(
            one ->
                one.key().kind() == kind
                    && one.key().parts().get(one.key().parts().size() - 1).equals(id))
        .map(one -> one.weight() + " " + one.sort().name() + ": " + one.detail())
        .toList();
  }

  /** The findings that stop a move. */
  public static List<Finding> obstacles(PreflightReport report) {
    return report.findings().stream()
        .filter(one -> one.weight() == Finding.Weight.OBSTACLE)
        .toList();
  }

  /** One record of the target after a move. */
  public <T> Optional<T> find(Function<Workspace, Optional<T>> look) {
    try (Store store = store()) {
      return look.apply(store.workspace(TenantId.DEFAULT));
    }
  }

  /** All messages of a conversation of the target, in their order. */
  public List<Message> messages(String owner, String conversation) {
    PageRequest all = new PageRequest(200, null, PageRequest.Order.ASCENDING);
    try (Store store = store()) {
      return store.workspace(TenantId.DEFAULT).messages().list(owner, conversation, all).items();
    }
  }
}
