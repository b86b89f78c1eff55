package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contract.BulkWorld;
import io.gantry.fake.RecordCopy;
import io.gantry.move.Cancellation;
import io.gantry.move.EndTraits;
import io.gantry.move.Move;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveListener;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveRequest;
import io.gantry.origin.archive.Archive;
import io.gantry.store.BulkBatch;
import io.gantry.store.BulkRange;
import io.gantry.store.BulkReader;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.tenancy.TenantAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A genuine file goes through a store and an archive, and comes back. */
class JaazMoveTest {

  private static final TenantAccess ACCESS = TenantAccess.acrossAllTenants("tests");

  private static final MoveOptions OPTIONS =
      MoveOptions.DEFAULT
          .withLacking(MoveOptions.LackingKinds.LEAVE)
          .withUnfit(MoveOptions.UnfitValues.CUT)
          .withThreads(2);

  @TempDir(factory = QuickDirectory.class)
  private Path directory;

  private MoveEnd end(Path folder, SchemaVersion version) {
    return MoveEnd.ofStore(
        folder.toString(),
        folder.toString(),
        EndTraits.of(version),
        folder.resolve("localmanus.db"),
        () -> open(folder, version));
  }

  private static Store open(Path folder, SchemaVersion version) {
    return version == SchemaVersion.V7
        ? Stores.sqlite(folder.resolve("localmanus.db"))
        : Stores.jaaz(version, folder, Stores.CURSORS);
  }

  private void move(MoveEnd from, MoveEnd to) {
    new Move(new Move.Surroundings(Clock.systemUTC(), directory.resolve("moves"), "test"))
        .run(new MoveRequest(from, to, OPTIONS), MoveListener.SILENT, new Cancellation());
  }

  private static List<Object> records(Path folder) {
    List<Object> all = new ArrayList<>();
    try (Store store = open(folder, SchemaVersion.V4);
        BulkReader reader = store.bulkReader(ACCESS)) {
      for (EntityKind kind : BulkWorld.ORDER) {
        if (reader.kinds().contains(kind)) {
          for (BulkRange range : reader.ranges(kind, 1)) {
            BulkBatch batch = reader.read(range, Optional.empty());
            batch.records().forEach(one -> all.add(RecordCopy.with(one.value(), "revision", 0L)));
          }
        }
      }
    }
    return all;
  }

  @Test
  void aGenuineFileComesBackWhole() throws Exception {
    Path source = Files.createDirectory(directory.resolve("source"));
    GenuineFile file = QuirkyFile.at(source.resolve("localmanus.db"));
    // Its id cannot be told from what it is shown as.
    file.execute(
        "DELETE FROM chat_sessions WHERE length(id) > 200",
        "DELETE FROM chat_messages WHERE length(session_id) > 200");
    Path back = directory.resolve("back");
    MoveEnd seven = end(directory.resolve("seven"), SchemaVersion.V7);
    MoveEnd archive = Archive.at(directory.resolve("archive.zip")).end();
    MoveEnd again = end(directory.resolve("again"), SchemaVersion.V7);
    move(end(source, SchemaVersion.V4), seven);
    move(seven, archive);
    move(archive, again);
    move(again, end(back, SchemaVersion.V4));
    assertThat(records(back)).containsExactlyInAnyOrderElementsOf(records(source)).hasSize(24);
  }
}
