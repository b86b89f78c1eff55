import io.gantry.common.CursorCodec;
import io.gantry.common.Secret;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.Store;
import io.gantry.store.document.DocumentStore;
import io.gantry.store.relational.RelationalStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The sorts of ends that records can be moved between. */
enum End {
  V1(SchemaVersion.V1, Provider.SQLITE),
  V2(SchemaVersion.V2, Provider.SQLITE),
  V3(SchemaVersion.V3, Provider.SQLITE),
  V4(SchemaVersion.V4, Provider.SQLITE),
  V5(SchemaVersion.V5, Provider.DYNAMODB),
  V6(SchemaVersion.V6, Provider.DYNAMODB),
  V7_SQLITE(SchemaVersion.V7, Provider.SQLITE),
  V7_POSTGRESQL(SchemaVersion.V7, Provider.POSTGRESQL),
  V8(SchemaVersion.V8, Provider.DYNAMODB),
  ARCHIVE(null, null);

  private static final CursorCodec CURSORS = new CursorCodec(new byte[32]);

  final SchemaVersion version;
  final Provider provider;

  End(SchemaVersion version, Provider provider) {
    this.version = version;
    this.provider = provider;
  }

  /** How tables call it. */
  String label() {
    return switch (this) {
      case V7_SQLITE -> "v7 SQLite";
      case V7_POSTGRESQL -> "v7 PostgreSQL";
      case ARCHIVE -> "archive";
      default -> name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  /** Whether it has tenants, and any ids of messages. */
  boolean isWhole() {
    return version == null || version.number() >= 7;
  }

  /** What a command calls the end of this name. */
  String address(Servers servers, Path folder, String name) {
    if (this == ARCHIVE) {
      return "archive:" + folder.resolve(name);
    }
    return switch (provider) {
      case SQLITE -> "sqlite:" + folder.resolve(name + ".db");
      case POSTGRESQL -> servers.postgresqlAddress(name);
      case DYNAMODB -> "dynamodb:us-east-1/" + name + "?endpoint=" + servers.dynamoDb();
    };
  }

  /** The options that say which end it is. */
  List<String> options(String side, String address) {
    return version == null
        ? List.of("--" + side, address)
        : List.of(
            "--" + side, address, "--" + side + "-version", Integer.toString(version.number()));
  }

  /** The store itself. */
  Store open(Servers servers, Path folder, String name) {
    return provider == Provider.DYNAMODB
        ? DocumentStore.of(
            new DocumentStore.Options(
                URI.create(servers.dynamoDb()),
                "us-east-1",
                version,
                name,
                new DocumentStore.AccessKey("local", new Secret("local")),
                true),
            CURSORS,
            Clock.systemUTC(),
            null)
        : relational(servers, folder, name);
  }

  private Store relational(Servers servers, Path folder, String name) {
    boolean file = provider == Provider.SQLITE;
    return RelationalStore.of(
        new RelationalStore.Options(
            provider,
            version,
            file ? "sqlite:" + folder.resolve(name + ".db") : servers.jdbcUrl(name),
            file ? null : Servers.USER,
            file ? null : new Secret(Servers.USER),
            4),
        CURSORS,
        null);
  }
}
