import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import java.io.IOException;

/**
 * Brings the server of a store that the load is to be measured on: {@code postgresql} or {@code
 * dynamodb}. Prints the settings that lead to it as one line of shell, and ends with its input.
 */
public final class Servers {
  private Servers() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("export " + settings(arguments[0]));
    while (System.in.read() >= 0) {
      // The caller holds the other end.
    }
    System.exit(0); // Runs the hooks that stop the servers.
  }

  private static String settings(String provider) {
    return switch (provider) {
      case "postgresql" -> {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
        yield "POSTGRES_HOST=127.0.0.1 POSTGRES_PORT=%d POSTGRES_DB=%s POSTGRES_USER=%s POSTGRES_PASSWORD=%s"
            .formatted(
                server.port(),
                server.newDatabase(),
                EmbeddedPostgresServer.USER,
                EmbeddedPostgresServer.PASSWORD);
      }
      case "dynamodb" ->
          "DYNAMODB_ENDPOINT=%s AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s"
              .formatted(
                  DynamoDbLocal.shared().endpoint(),
                  DynamoDbLocal.ACCESS_KEY,
                  DynamoDbLocal.SECRET_KEY);
      default -> throw new IllegalArgumentException("postgresql or dynamodb, not " + provider);
    };
  }
}
