package io.gantry.store.document;

import io.gantry.store.SchemaFacts;
import io.gantry.store.SchemaReport;
import io.gantry.store.SchemaReport.Difference;
import io.gantry.store.SchemaVersion;
import io.gantry.store.StoreException;
import io.gantry.store.StoreHealth.SchemaState;
import io.gantry.store.document.TableSpec.IndexSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/**
 * The table of version 8: keys, the index, pay per request, time to live, and one item that names
 * the version of the schema. That item comes last: a table without it may have been left half made
 * by a process that died, and whoever comes next finishes it.
 */
final class TableSchema {

  private final DynamoDbClient client;
  private final String name;
  private final Attempts attempts;
  private final TableControl control;
  private final TableMarker marker;
  private final TableSpec spec;

  TableSchema(DynamoDbClient client, String name, Attempts attempts) {
    this.client = client;
    this.name = name;
    this.attempts = attempts;
    this.control = new TableControl(client, attempts);
    this.marker = new TableMarker(client, name, attempts);
    this.spec =
        new TableSpec(
            name,
            key(Attributes.PARTITION, Attributes.SORT),
            List.of(
                new IndexSpec(
                    Attributes.INDEX,
                    key(Attributes.INDEX_PARTITION, Attributes.INDEX_SORT),
                    IndexRow.PROJECTED)));
  }

  private static KeySpec key(String partition, String sort) {
    return KeySpec.of(KeySpec.text(partition), KeySpec.text(sort));
  }

  TableMarker marker() {
    return marker;
  }

  Optional<TableDescription> describe() {
    return control.describe(name);
  }

  /**
   * What was found.
   *
   * @param table null when there is none
   * @param timeToLive the attribute that says when an item expires; empty when none does
   * @param marked the version that the table says it has
   */
  private record Found(
      Optional<TableDescription> table, Optional<String> timeToLive, Optional<Integer> marked) {}

  private Found look() {
    Optional<TableDescription> table = describe();
    boolean usable =
        table.isPresent()
            && TableControl.isActive(table.get())
            && spec.key().isThatOf(table.get(), table.get().keySchema());
    return new Found(
        table,
        table.isPresent() ? timeToLive() : Optional.empty(),
        usable ? marker.version() : Optional.empty());
  }

  private Optional<String> timeToLive() {
    TimeToLiveDescription found =
        attempts
            .read(() -> client.describeTimeToLive(request -> request.tableName(name)))
            .timeToLiveDescription();
    TimeToLiveStatus status = found.timeToLiveStatus();
    return status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING
        ? Optional.of(found.attributeName())
        : Optional.empty();
  }

  SchemaReport report() {
    Found found = look();
    List<Difference> differences = differences(found);
    List<String> pending =
        found.marked().isPresent() ? List.of() : steps(found).stream().map(Step::change).toList();
    Optional<String> busy =
        found
            .table()
            .filter(table -> !TableControl.isActive(table))
            .map(table -> "DynamoDB, which is changing the table " + name);
    return new SchemaReport(
        busy.isPresent() ? SchemaState.LOCKED : state(differences, pending),
        found.marked().flatMap(SchemaVersion::ofNumber),
        pending,
        differences,
        busy);
  }

  private static SchemaState state(List<Difference> differences, List<String> pending) {
    if (!differences.isEmpty()) {
      return SchemaState.DRIFTED;
    }
    return pending.isEmpty() ? SchemaState.UP_TO_DATE : SchemaState.PENDING;
  }

  /** What a half made table lacks does not differ: it is still to come. */
  private List<Difference> differences(Found found) {
    List<Difference> differences = new ArrayList<>(damage(found));
    if (found.marked().isPresent() && found.table().isPresent()) {
      for (IndexSpec index : spec.missingIn(found.table().get())) {
        differences.add(new Difference(spec.of(index), index.toString(), SchemaFacts.ABSENT));
      }
      if (found.timeToLive().isEmpty()) {
        differences.add(timeToLiveDifference(SchemaFacts.ABSENT));
      }
    }
    return differences;
  }

  /** What {@link #prepare} must not touch. */
  private List<Difference> damage(Found found) {
    List<Difference> damage = new ArrayList<>();
    found
        .marked()
        .filter(version -> version != TableMarker.EXPECTED)
        .ifPresent(
            version ->
                damage.add(
                    new Difference(
                        "schema version of table " + name,
                        Integer.toString(TableMarker.EXPECTED),
                        Integer.toString(version))));
    found.table().ifPresent(table -> damage.addAll(spec.damageOf(table)));
    found
        .timeToLive()
        .filter(attribute -> !attribute.equals(Attributes.EXPIRES_EPOCH))
        .ifPresent(attribute -> damage.add(timeToLiveDifference(attribute)));
    return damage;
  }

  private Difference timeToLiveDifference(String actual) {
    return new Difference("time to live of table " + name, Attributes.EXPIRES_EPOCH, actual);
  }

  /**
   * Something to do.
   *
   * @param change its name
   * @param call the call of DynamoDB with its parameters, for people
   */
  private record Step(String change, String call, Runnable action) {}

  /** What {@link #prepare} has to do, in order. */
  private List<Step> steps(Found found) {
    List<Step> steps = new ArrayList<>();
    if (found.table().isEmpty()) {
      steps.add(
          new Step("table " + name, CallText.of(spec.creation()), () -> control.create(spec)));
    } else {
      for (IndexSpec index : spec.missingIn(found.table().get())) {
        steps.add(
            new Step(
                spec.of(index),
                CallText.of(TableControl.addition(spec, index, found.table().get())),
                () -> control.add(spec, index)));
      }
    }
    if (found.timeToLive().isEmpty()) {
      UpdateTimeToLiveRequest request = expiry();
      steps.add(
          new Step("time to live of table " + name, CallText.of(request), () -> expire(request)));
    }
    if (found.marked().isEmpty()) {
      steps.add(
          new Step(
              "marker of version " + TableMarker.EXPECTED,
              CallText.of(marker.request()),
              marker::write));
    }
    return steps;
  }

  private UpdateTimeToLiveRequest expiry() {
    return UpdateTimeToLiveRequest.builder()
        .tableName(name)
        .timeToLiveSpecification(live -> live.attributeName(Attributes.EXPIRES_EPOCH).enabled(true))
        .build();
  }

  /** Refused when another process did it meanwhile: it is done then. */
  private void expire(UpdateTimeToLiveRequest request) {
    try {
      attempts.repeatable(() -> client.updateTimeToLive(request));
    } catch (StoreException.Unavailable refused) {
      if (!timeToLive().equals(Optional.of(Attributes.EXPIRES_EPOCH))) {
        throw refused;
      }
    }
  }

  /** The calls that {@link #prepare} would make now. */
  List<String> plan() {
    return steps(look()).stream().map(Step::call).toList();
  }

  /**
   * Makes what is missing; never changes keys or index of a table that is there.
   *
   * @param change whether the table may be made and changed; when not, its absence is an error, and
   *     it is only marked
   */
  void prepare(boolean change) {
    boolean exists = describe().isPresent();
    if (!exists && !change) {
      throw StoreException.Unavailable.lasting(
          "There is no table " + name + ", and it is not to be created", null);
    }
    if (exists) {
      control.awaitActive(name);
    }
    Found found = look();
    requireSound(found, change);
    steps(found).stream()
        .filter(step -> change || step.change().startsWith("marker "))
        .forEach(step -> step.action().run());
  }

  private void requireSound(Found found, boolean change) {
    List<Difference> harm = new ArrayList<>(damage(found));
    if (!change && found.table().isPresent()) {
      // What cannot be put right is wrong.
      spec.missingIn(found.table().get())
          .forEach(
              index ->
                  harm.add(new Difference(spec.of(index), index.toString(), SchemaFacts.ABSENT)));
    }
    if (!harm.isEmpty()) {
      throw new StoreException.Drifted(
          harm.stream().map(Difference::toString).collect(Collectors.joining("; ")));
    }
  }

  /**
   * Fails when a table is there that is not of version 8.
   *
   * @return whether there is one
   */
  boolean requireOwn() {
    Found found = look();
    if (found.table().isEmpty()) {
      return false;
    }
    if (!found.marked().equals(Optional.of(TableMarker.EXPECTED))) {
      throw new StoreException.Drifted(
          found
              .marked()
              .map(version -> "The table " + name + " is of schema version " + version)
              .orElse("The table " + name + " does not say that it is of schema version 8"));
    }
    return true;
  }

  /** The calls that {@link #delete} would make now. */
  List<String> deletionPlan() {
    return requireOwn() ? List.of("DeleteTable {TableName=" + name + "}") : List.of();
  }

  /** Deletes the table with all records. */
  void delete() {
    if (requireOwn()) {
      control.delete(name);
    }
  }
}
