package io.gantry.store.document;

import io.gantry.store.IdempotentAnswer;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An idempotent answer as it lies in the table. */
@Entity("idempotent_answer")
record IdempotentAnswerItem(
    @Id("key") String key,
    @Column("fingerprint") String fingerprint,
    @Column("record_id") String recordId,
    @Column("http_status") @Nullable Integer status,
    @Column("answer") @Nullable String answer,
    @Column("lease_until") Instant leaseUntil,
    @Column("expires_at") Instant expiresAt,
    @Column("expires_epoch") Long expiresEpoch,
    @Column("shard") String shard) {

  static IdempotentAnswerItem of(IdempotentAnswer idempotentAnswer) {
    return new IdempotentAnswerItem(
        idempotentAnswer.key(),
        idempotentAnswer.fingerprint(),
        idempotentAnswer.recordId(),
        idempotentAnswer.status(),
        idempotentAnswer.answer(),
        idempotentAnswer.leaseUntil(),
        idempotentAnswer.expiresAt(),
        idempotentAnswer.expiresAt().getEpochSecond(),
        Values.shard(idempotentAnswer.key()));
  }

  IdempotentAnswer toDomain() {
    return new IdempotentAnswer(key, fingerprint, recordId, status, answer, leaseUntil, expiresAt);
  }
}
