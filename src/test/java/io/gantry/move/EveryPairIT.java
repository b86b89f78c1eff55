package io.gantry.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.relational.GenuineFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A genuine file goes to each store, and from there to every store that there is. */
class EveryPairIT {

  private static final int MESSAGES = 40;

  @TempDir private Path folder;

  private String genuine = "";

  /** A version on a database. */
  record Place(SchemaVersion version, Provider provider) {

    @Override
    public String toString() {
      return version + " in " + provider.label();
    }
  }

  static Stream<Place> places() {
    return Stream.of(SchemaVersion.values())
        .flatMap(version -> version.providers().stream().map(on -> new Place(version, on)));
  }

  @BeforeEach
  void aFileOfAnotherProgram() throws Exception {
    genuine = "V4 " + folder.resolve("localmanus.db");
    GenuineFiles.makeWithIds(folder.resolve("localmanus.db"), MESSAGES);
  }

  @ParameterizedTest
  @MethodSource("places")
  void whatArrivedGoesOnToEveryStore(Place from) throws Exception {
    String first = fresh(from);
    long messages = messages(move(genuine, SchemaVersion.V4, first, from.version()));
    assertThat(messages).isGreaterThan(MESSAGES);

    List<Place> targets = places().toList();
    List<Place> arrived = new ArrayList<>();
    for (Place to : targets) {
      MoveReport report = move(first, from.version(), fresh(to), to.version());
      assertThat(messages(report)).as("%s to %s", from, to).isEqualTo(messages);
      assertThat(report.certificateFile()).as("%s to %s", from, to).isPresent();
      arrived.add(to);
    }
    assertThat(arrived).isEqualTo(targets).hasSize(9);
  }

  private static long messages(MoveReport report) {
    return report.kinds().stream()
        .filter(kind -> kind.kind() == EntityKind.MESSAGE)
        .mapToLong(KindReport::verified)
        .sum();
  }

  private MoveReport move(String source, SchemaVersion from, String target, SchemaVersion to) {
    boolean needsIds = from.number() >= 7 && to.number() < 7;
    MoveOptions options =
        MoveOptions.DEFAULT
            .withUnfit(MoveOptions.UnfitValues.CUT)
            .withLacking(MoveOptions.LackingKinds.LEAVE)
            .withIds(needsIds ? MoveOptions.Ids.RENUMBER : MoveOptions.Ids.KEEP);
    MoveRequest request = new MoveRequest(KilledMove.end(source), KilledMove.end(target), options);
    return KilledMove.mover(folder).run(request, MoveListener.SILENT, new Cancellation());
  }

  private String fresh(Place place) throws Exception {
    String where =
        switch (place.provider()) {
          case SQLITE -> Files.createTempDirectory(folder, "store").resolve("store.db").toString();
          case POSTGRESQL -> {
            EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
            yield server.jdbcUrl(server.newDatabase());
          }
          case DYNAMODB -> {
            DynamoDbLocal local = DynamoDbLocal.shared();
            yield local.endpoint() + " " + local.newTableName();
          }
        };
    return place.version() + " " + where;
  }
}
