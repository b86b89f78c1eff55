package io.gantry.move;

import io.gantry.common.CursorCodec;
import io.gantry.common.Secret;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.fixture.KilledProcess;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.document.DocumentStore;
import io.gantry.store.relational.RelationalStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/** A process that is killed, as by {@code kill -9}, in the middle of a copy. */
final class KilledMove {

  private static final CursorCodec CURSORS = new CursorCodec(new byte[32]);

  private KilledMove() {}

  /**
   * Runs the move in another process and kills it after so many batches.
   *
   * @param source and target: a version, a space, and where the store lies
   */
  static void run(String source, String target, Path folder, int batches)
      throws IOException, InterruptedException {
    KilledProcess.run(
        KilledMove.class, source, target, folder.toString(), Integer.toString(batches));
  }

  /** The process: it copies so many batches, says so, and waits for its end. */
  public static void main(String[] arguments) {
    MoveListener listener =
        new MoveListener() {
          private int left = Integer.parseInt(arguments[3]);

          @Override
          public void progress(MoveProgress progress) {
            if (progress.phase() == MovePhase.COPY && --left == 0) {
              KilledProcess.here();
            }
          }
        };
    mover(Path.of(arguments[2]))
        .run(request(arguments[0], arguments[1]), listener, new Cancellation());
  }

  static Move mover(Path folder) {
    return new Move(new Move.Surroundings(Clock.systemUTC(), folder.resolve("moves"), "test"));
  }

  static MoveRequest request(String source, String target) {
    return new MoveRequest(
        end(source),
        end(target),
        MoveOptions.DEFAULT.withUnfit(MoveOptions.UnfitValues.CUT).withThreads(2));
  }

  static MoveEnd end(String spec) {
    SchemaVersion version = version(spec);
    Path file = isFile(spec) ? Path.of(place(spec)) : null;
    return MoveEnd.ofStore(spec, spec, EndTraits.of(version), file, () -> open(spec));
  }

  private static SchemaVersion version(String spec) {
    return SchemaVersion.valueOf(spec.substring(0, spec.indexOf(' ')));
  }

  private static String place(String spec) {
    return spec.substring(spec.indexOf(' ') + 1);
  }

  private static boolean isFile(String spec) {
    return place(spec).startsWith("/");
  }

  static Store open(String spec) {
    SchemaVersion version = version(spec);
    if (!isFile(spec) && version.providers().contains(Provider.DYNAMODB)) {
      String[] parts = place(spec).split(" ", -1);
      return DocumentStore.of(
          new DocumentStore.Options(
              URI.create(parts[0]),
              DynamoDbLocal.REGION,
              version,
              parts[1],
              new DocumentStore.AccessKey(
                  DynamoDbLocal.ACCESS_KEY, new Secret(DynamoDbLocal.SECRET_KEY)),
              true),
          CURSORS,
          Clock.systemUTC(),
          null);
    }
    RelationalStore.Options options =
        isFile(spec)
            ? new RelationalStore.Options(
                Provider.SQLITE, version, "sqlite:" + place(spec), null, null, 4)
            : new RelationalStore.Options(
                Provider.POSTGRESQL,
                version,
                place(spec),
                EmbeddedPostgresServer.USER,
                new Secret(EmbeddedPostgresServer.PASSWORD),
                4);
    return RelationalStore.of(options, CURSORS, null);
  }
}
