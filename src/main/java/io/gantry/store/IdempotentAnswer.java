package io.gantry.store;

import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a request that carried an {@code Idempotency-Key}, so that the same request
 * sent again gets the same answer and is not executed twice. Kept in the store, not moved.
 *
 * @param key the scope and key of the request, hashed: SHA-256 in hex
 * @param fingerprint what else the request said, hashed; another fingerprint under one key is
 *     misuse
 * @param recordId the id for the record that the request makes: a request taken up again after a
 *     crash makes the same record, not a second one
 * @param status the HTTP status; null while the request is under way
 * @param answer the answer in a form the API chooses; null while the request is under way
 * @param leaseUntil until when a request under way is taken to be alive
 * @param expiresAt when the key may be used anew; the store treats it as absent from then on
 */
public record IdempotentAnswer(
    String key,
    String fingerprint,
    String recordId,
    @Nullable Integer status,
    @Nullable String answer,
    Instant leaseUntil,
    Instant expiresAt) {

  public static final int MAX_ANSWER_LENGTH = 1024 * 1024;

  public IdempotentAnswer {
    Text.requireId("key", key);
    Text.requireId("fingerprint", fingerprint);
    Text.requireId("record_id", recordId);
    Text.optionalText("answer", answer, MAX_ANSWER_LENGTH);
    leaseUntil = Times.requireInstant("lease_until", leaseUntil);
    expiresAt = Times.requireInstant("expires_at", expiresAt);
  }

  public boolean isComplete() {
    return status != null;
  }

  /** This request, answered. */
  public IdempotentAnswer completed(int newStatus, @Nullable String newAnswer) {
    return new IdempotentAnswer(
        key, fingerprint, recordId, newStatus, newAnswer, leaseUntil, expiresAt);
  }
}
