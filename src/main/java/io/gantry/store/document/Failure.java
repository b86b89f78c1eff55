package io.gantry.store.document;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What a failed request tells about whether it was executed, and whether to send it again. */
enum Failure {
  /** DynamoDB had too much to do, or another transaction held the item: not executed. */
  BUSY,
  /** No connection was made: not executed. */
  NOT_SENT,
  /** The answer is lost or says nothing: perhaps executed. */
  AMBIGUOUS,
  /** DynamoDB refused it and would again: not executed. */
  REFUSED;

  static Failure of(SdkException exception) {
    if (isBusy(exception)) {
      return BUSY;
    }
    if (exception instanceof AwsServiceException answered) {
      return answered.statusCode() >= 500 ? AMBIGUOUS : REFUSED;
    }
    if (exception instanceof ApiCallTimeoutException
        || exception instanceof ApiCallAttemptTimeoutException
        || exception instanceof AbortedException) {
      return AMBIGUOUS;
    }
    return ofCause(exception);
  }

  private static boolean isBusy(SdkException exception) {
    if (exception instanceof TransactionCanceledException cancelled) {
      return cancelled.cancellationReasons().stream().anyMatch(Failure::isBusy);
    }
    return exception instanceof ProvisionedThroughputExceededException
        || exception instanceof RequestLimitExceededException
        || exception instanceof TransactionConflictException
        || exception instanceof TransactionInProgressException
        || exception instanceof LimitExceededException
        || (exception instanceof AwsServiceException answered && answered.isThrottlingException());
  }

  private static boolean isBusy(CancellationReason reason) {
    String code = reason.code() == null ? "" : reason.code();
    return switch (code) {
      case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> true;
      default -> false;
    };
  }

  /** Nothing was sent unless the network was at work when it failed. */
  private static Failure ofCause(Throwable exception) {
    for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof ConnectTimeoutException
          || cause instanceof ConnectionPoolTimeoutException
          || cause instanceof UnknownHostException) {
        return NOT_SENT;
      }
      if (cause instanceof IOException) {
        return AMBIGUOUS;
      }
    }
    return NOT_SENT;
  }
}
