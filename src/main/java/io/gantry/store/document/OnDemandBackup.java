package io.gantry.store.document;

import io.gantry.store.StoreBackup;
import io.gantry.store.StoreException;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.CreateBackupRequest;

/** A backup that DynamoDB itself makes and keeps; it costs no reads and is of one moment. */
final class OnDemandBackup {

  /** What a service answers that has no backups, as DynamoDB Local. */
  private static final String UNKNOWN = "UnknownOperationException";

  /** The longest name of a backup. */
  private static final int MAX_NAME = 255;

  private final DynamoDbClient client;
  private final Attempts attempts;
  private final String table;

  OnDemandBackup(Connection connection, String table) {
    this.client = connection.client();
    this.attempts = connection.attempts();
    this.table = table;
  }

  /**
   * Makes it and waits until it can be used.
   *
   * @param folder gives the backup its name, and is not touched
   * @return empty when the service has no backups
   */
  Optional<StoreBackup> make(Path folder) {
    CreateBackupRequest request =
        CreateBackupRequest.builder().tableName(table).backupName(name(folder)).build();
    try {
      String place = attempts.once(() -> client.createBackup(request)).backupDetails().backupArn();
      awaitEnd(place);
      return Optional.of(
          new StoreBackup(
              place,
              "aws dynamodb restore-table-from-backup --target-table-name NEW --backup-arn "
                  + place
                  + "; then set DYNAMODB_TABLE_NAME=NEW and run ./gantry schema apply."));
    } catch (StoreException.Unavailable refused) {
      if (isUnknown(refused.getCause())) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static boolean isUnknown(Throwable cause) {
    return cause instanceof AwsServiceException answered
        && answered.awsErrorDetails() != null
        && UNKNOWN.equals(answered.awsErrorDetails().errorCode());
  }

  private String name(Path folder) {
    String name = table + "-" + folder.toAbsolutePath().getFileName();
    String allowed = name.replaceAll("[^a-zA-Z0-9_.-]", "-");
    return allowed.substring(0, Math.min(MAX_NAME, allowed.length()));
  }

  private void awaitEnd(String place) {
    for (int look = 1; ; look++) {
      BackupStatus status =
          attempts
              .read(() -> client.describeBackup(request -> request.backupArn(place)))
              .backupDescription()
              .backupDetails()
              .backupStatus();
      if (status == BackupStatus.AVAILABLE) {
        return;
      }
      if (status != BackupStatus.CREATING) {
        throw new StoreException.Unavailable("The backup of " + table + " did not succeed", null);
      }
      attempts.pauseForWork(look);
    }
  }
}
