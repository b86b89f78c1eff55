package io.gantry.origin.chatcore;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.CredentialScheme;
import io.gantry.chat.Message;
import io.gantry.common.Secret;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.fixture.EmbeddedPostgresServer;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveReport;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.document.DocumentStore;
import io.gantry.store.relational.RelationalStore;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyDbMoveIT {

  @TempDir private Path folder;

  private Path source;

  @BeforeEach
  void makeData() throws IOException {
    source = ChatCoreFiles.make(Files.createDirectory(folder.resolve("data")));
  }

  private Moved intoPostgresql() {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    String url = server.jdbcUrl(server.newDatabase());
    RelationalStore.Options options =
        new RelationalStore.Options(
            Provider.POSTGRESQL,
            SchemaVersion.V7,
            url,
            EmbeddedPostgresServer.USER,
            new Secret(EmbeddedPostgresServer.PASSWORD),
            4);
    return new Moved(
        source, folder, url, null, () -> RelationalStore.of(options, Moved.CURSORS, null));
  }

  private Moved intoDynamoDb() {
    DynamoDbLocal dynamo = DynamoDbLocal.shared();
    String table = dynamo.newTableName();
    DocumentStore.Options options =
        new DocumentStore.Options(
            dynamo.endpoint(),
            DynamoDbLocal.REGION,
            SchemaVersion.V8,
            table,
            new DocumentStore.AccessKey(
                DynamoDbLocal.ACCESS_KEY, new Secret(DynamoDbLocal.SECRET_KEY)),
            true);
    return new Moved(
        source,
        folder,
        "dynamodb:" + table,
        null,
        () -> DocumentStore.of(options, Moved.CURSORS, Clock.systemUTC(), null));
  }

  @Test
  void everyStoreHoldsTheSameAndSignsIn() {
    Map<String, String> roots = moved(Moved.intoSqlite(source, folder));

    assertThat(moved(intoPostgresql())).isEqualTo(roots);
    assertThat(moved(intoDynamoDb())).isEqualTo(roots);
  }

  private static Map<String, String> moved(Moved moved) {
    MoveReport report = moved.run(MoveOptions.DEFAULT);

    assertThat(moved.compare().isEqual()).isTrue();
    assertThat(moved.run(MoveOptions.DEFAULT).written()).isZero();
    assertThat(moved.contents().of(Message.class)).hasSize(34);
    assertThat(moved.signIn(TenantId.DEFAULT, "user2", ChatCoreFiles.PASSWORD))
        .isEqualTo(
            new Moved.Scheme(CredentialScheme.PBKDF2_SHA256_100000, CredentialScheme.ARGON2));
    assertThat(moved.compare().isEqual()).isFalse();
    return report.kinds().stream()
        .filter(kind -> kind.verified() > 0 && !kind.kind().label().equals("tenant"))
        .collect(
            Collectors.toMap(
                kind -> kind.kind().label(), kind -> kind.verifiedRoot().orElseThrow()));
  }
}
