package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.relational.GenuineFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every store in turn, a kill in the middle of each leg, and the same roots all the way. */
class MoveAroundIT {

  @TempDir private Path folder;

  @Test
  void aGenuineFileKeepsItsRootsAroundAllStores() throws Exception {
    GenuineFiles.make(folder.resolve("localmanus.db"), 6_000);
    String first = "V7 " + folder.resolve("first.db");

    Map<EntityKind, String> roots = leg("V4 " + folder.resolve("localmanus.db"), first, 7);

    assertThat(around(first, 8)).allSatisfy(later -> assertThat(later).isEqualTo(roots));
  }

  @Test
  void everyKindWithEveryOddValueKeepsItsRoots() throws Exception {
    String first = "V7 " + folder.resolve("first.db");
    try (Store store = KilledMove.open(first)) {
      store.prepare();
      Ends.fill(store, Ends.world(SchemaVersion.V7));
    }

    List<Map<EntityKind, String>> roots = around(first, 9);

    assertThat(roots).hasSize(3).containsOnly(roots.get(0));
  }

  /** SQLite to PostgreSQL to DynamoDB to SQLite. */
  private List<Map<EntityKind, String>> around(String first, int batches) throws Exception {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    DynamoDbLocal dynamo = DynamoDbLocal.shared();
    String second = "V7 " + server.jdbcUrl(server.newDatabase());
    String third = "V8 " + dynamo.endpoint() + " " + dynamo.newTableName();
    String fourth = "V7 " + folder.resolve("last.db");
    return List.of(
        leg(first, second, batches), leg(second, third, batches), leg(third, fourth, batches));
  }

  private Map<EntityKind, String> leg(String source, String target, int batches) throws Exception {
    KilledMove.run(source, target, folder, batches);
    MoveReport report =
        KilledMove.mover(folder)
            .run(KilledMove.request(source, target), MoveListener.SILENT, new Cancellation());
    assertThat(report.resumed()).isTrue();
    assertThat(report.written()).isPositive();
    return report.kinds().stream()
        .filter(kind -> kind.verified() > 0)
        .collect(Collectors.toMap(KindReport::kind, kind -> kind.verifiedRoot().orElseThrow()));
  }
}
