package io.gantry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.account.Credential;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.fake.RecordCopy;
import io.gantry.store.EntityKind;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import io.gantry.studio.Workflow;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a schema version, and nothing else, changes in what the suites demand of a store. */
record Shape(SchemaVersion version) {

  /** Revisions are made from content there: JSON readers must keep them. */
  private static final long GREATEST_REVISION = 1L << 52;

  boolean has(EntityKind kind) {
    return version.has(kind);
  }

  boolean hasTenants() {
    return version.tenancy() == Tenancy.BY_TENANT;
  }

  boolean hasOneOwner() {
    return version.tenancy() == Tenancy.ONE_USER;
  }

  boolean lacks(EntityKind kind, String field) {
    return VersionFields.lacking(version, kind).contains(field);
  }

  /** Whether records carry a number that each change raises by one; otherwise it is a hash. */
  boolean countsRevisions() {
    return hasTenants();
  }

  /** Whether a message keeps the id and order key it is given; otherwise the store makes both. */
  boolean keepsMessageIds() {
    return hasTenants();
  }

  /** Whether a table of numbers holds the workflows: other ids are replaced by the next number. */
  boolean numbersWorkflows() {
    return version.compareTo(SchemaVersion.V4) <= 0;
  }

  /**
   * The components that hold no JSON though they should: the original programs read JSON there, and
   * what is not is shown as a JSON string, so that it would not come back as it was written.
   */
  Set<String> refusedJson(Object record) {
    return hasTenants()
        ? Set.of()
        : RecordCopy.valuesOf(record, JsonText.class).entrySet().stream()
            .filter(entry -> !StrictJson.isJson(entry.getValue().value()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
  }

  /** Whether a record may be larger than an item of DynamoDB; old programs could not join parts. */
  boolean holdsLargeRecords() {
    return version != SchemaVersion.V5 && version != SchemaVersion.V6;
  }

  /** Random tries are dear; the older versions share their code with each other. */
  int tries() {
    return hasTenants() ? 40 : 8;
  }

  /** The record without the components that the version has no place for. */
  <T> T kept(T record) {
    T cut = record;
    while (true) {
      try {
        VersionFields.requireKept(version, cut);
        return cut;
      } catch (StoreException.Unsupported refused) {
        cut = Lacking.without(cut, refused);
      }
    }
  }

  /** {@code given} with what the store made instead of what it was given. */
  <T> T like(T given, T stored) {
    if (hasTenants()) {
      return given;
    }
    T like = RecordCopy.keeping(stored, given, "revision");
    if (given instanceof Message) {
      return RecordCopy.keeping(stored, like, "id", "orderKey");
    }
    if (given instanceof Credential) {
      return RecordCopy.keeping(stored, like, "createdAt", "updatedAt");
    }
    boolean isRenumbered =
        given instanceof Workflow workflow
            && numbersWorkflows()
            && !NumberIds.isNumber(workflow.id());
    return isRenumbered ? RecordCopy.keeping(stored, like, "id") : like;
  }

  /** Demands that a new record was stored as it was given. */
  <T> void assertCreated(T given, T stored) {
    assertThat(stored).isEqualTo(like(given, stored));
    assertRevision(stored);
  }

  /** Demands that {@code before} was replaced by what was given, and has the next revision. */
  <T> void assertReplaced(T before, T given, T replaced) {
    if (countsRevisions()) {
      assertThat(replaced).isEqualTo(RecordCopy.with(given, "revision", revision(before) + 1));
    } else {
      assertThat(replaced).isEqualTo(RecordCopy.keeping(replaced, given, "revision"));
      assertRevision(replaced);
      boolean isSame = RecordCopy.keeping(replaced, before, "revision").equals(replaced);
      assertThat(revision(replaced) == revision(before)).isEqualTo(isSame);
    }
  }

  /**
   * Demands that a record changed in components that lie in other records too: a hash need not
   * cover those.
   */
  <T> void assertMoved(T expected, T actual) {
    assertThat(actual)
        .isEqualTo(countsRevisions() ? expected : RecordCopy.keeping(actual, expected, "revision"));
  }

  private void assertRevision(Object record) {
    if (!countsRevisions()) {
      assertThat(revision(record)).isBetween(1L, GREATEST_REVISION);
    }
  }

  static long revision(Object record) {
    return (long) RecordCopy.get(record, "revision");
  }
}
