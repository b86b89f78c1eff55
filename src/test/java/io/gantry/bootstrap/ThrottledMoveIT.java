package io.gantry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.fixture.BusyDynamoDb;
import io.gantry.fixture.DynamoDbLocal;
import io.gantry.store.relational.GenuineFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves into DynamoDB and out of it while it refuses requests, as it does when it is busy. */
class ThrottledMoveIT {

  private final BusyDynamoDb busy = BusyDynamoDb.before(DynamoDbLocal.shared().endpoint());

  @TempDir private Path home;

  private Commands commands;

  @BeforeEach
  void open() {
    DynamoDbLocal.offerKey();
    commands = new Commands(home);
  }

  @AfterEach
  void close() {
    busy.close();
    DynamoDbLocal.withdrawKey();
  }

  @Test
  void everythingArrivesAllTheSame() throws Exception {
    GenuineFiles.make(home.resolve("localmanus.db"), 300);
    String source = "sqlite:" + home.resolve("localmanus.db");
    String table = DynamoDbLocal.shared().newTableName();
    String throttled = Addresses.dynamoDb("dynamodb:", table, busy.endpoint());
    String target = "sqlite:" + home.resolve("v7.db");
    busy.refuse(2, 3, BusyDynamoDb.DATA).halve(1, 2);

    done("move", "--from", source, "--to", throttled, "--unfit=cut");
    done("move", "--from", throttled, "--to", target);

    assertThat(busy.refused())
        .containsKeys("BatchWriteItem", "BatchWriteItem half", "TransactWriteItems", "Scan");
    String untouched = Addresses.dynamoDb("dynamodb:", table);
    done("compare", "--from", source, "--to", untouched, "--unfit=cut");
    done("compare", "--from", untouched, "--to", target);
  }

  private void done(String... command) {
    Commands.Ran ran = commands.run(command);
    assertThat(ran.code()).as(ran.err()).isZero();
  }
}
