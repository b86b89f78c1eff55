package io.gantry.store.relational;

import io.gantry.store.IdempotentAnswer;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** A row of {@code idempotent_answers}. */
@Entity
@Table(name = "idempotent_answers")
class IdempotentAnswerRow {

  @EmbeddedId AnswerKey key;

  String fingerprint;

  String recordId;

  @Nullable Integer status;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  @Nullable String answer;

  long leaseUntil;

  long expiresAt;

  /** For Hibernate. */
  protected IdempotentAnswerRow() {}

  private IdempotentAnswerRow(TenantId tenant, IdempotentAnswer record) {
    key = AnswerKey.of(tenant, record.key());
    fingerprint = record.fingerprint();
    recordId = record.recordId();
    status = record.status();
    answer = record.answer();
    leaseUntil = Micros.of(record.leaseUntil());
    expiresAt = Micros.of(record.expiresAt());
  }

  static IdempotentAnswerRow of(TenantId tenant, IdempotentAnswer record) {
    return new IdempotentAnswerRow(tenant, record);
  }

  IdempotentAnswer toDomain() {
    return new IdempotentAnswer(
        key.keyHash(),
        fingerprint,
        recordId,
        status,
        answer,
        Micros.toInstant(leaseUntil),
        Micros.toInstant(expiresAt));
  }

  /** The key: the hash of the scope and key of a request. */
  @Embeddable
  record AnswerKey(String tenantId, String keyHash) {

    static AnswerKey of(TenantId tenant, String keyHash) {
      return new AnswerKey(tenant.value(), keyHash);
    }
  }
}
