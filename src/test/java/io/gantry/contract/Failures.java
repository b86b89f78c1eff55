package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.store.EntityKind;
import io.gantry.store.StoreException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How stores fail, with the data that their exceptions must carry. */
final class Failures {

  private Failures() {}

  static void assertTaken(EntityKind kind, String field, ThrowingCallable call) {
    assertThatExceptionOfType(StoreException.AlreadyExists.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind.label()))
        .satisfies(failure -> assertThat(failure.field()).isEqualTo(field));
  }

  static void assertUnknown(EntityKind kind, String id, ThrowingCallable call) {
    assertThatExceptionOfType(StoreException.NotFound.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind.label()))
        .satisfies(failure -> assertThat(failure.id()).isEqualTo(id));
  }

  static void assertStale(EntityKind kind, String id, long expected, ThrowingCallable call) {
    assertThatExceptionOfType(StoreException.Conflict.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind.label()))
        .satisfies(failure -> assertThat(failure.id()).isEqualTo(id))
        .satisfies(failure -> assertThat(failure.expectedRevision()).isEqualTo(expected));
  }

  static void assertTooLarge(long limit, ThrowingCallable call) {
    assertThatExceptionOfType(StoreException.TooLarge.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.limit()).isEqualTo(limit));
  }
}
