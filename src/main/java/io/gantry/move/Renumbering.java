package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Message;
import io.gantry.common.Times;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.jaaz.JaazJson;
import io.gantry.store.jaaz.JaazNumbers;
import io.gantry.studio.Workflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds new ids for messages and workflows whose own have no form in the target. A conversation
 * whose messages all fit keeps their ids; in any other, all messages get new ones, in their order:
 * numbers above all that are kept, or moments, each at its time or right after the one before. The
 * same source always gets the same ids. All of them go into a list.
 *
 * <p>Reads the source twice, one record after the other. Keeps each number, and a hash of each
 * conversation that gets new ids, most of them outside the heap.
 */
final class Renumbering {

  private final Walk walk;
  private final Mapping mapping;
  private final boolean numbers;
  private final LongSet taken;
  private final TextSet unfit;
  private final TextSet left;
  private final IdTable table;
  private long largest;
  private long largestWorkflow;
  private @Nullable Message last;
  private long lastNumber;
  private long inConversation;

  /**
   * @param walk of the source, by one thread
   * @param mapping that gives no new ids
   * @param room for what it keeps
   */
  Renumbering(Walk walk, Mapping mapping, TableRoom room) {
    this.walk = requireNonNull(walk, "walk");
    this.mapping = requireNonNull(mapping, "mapping");
    this.numbers = mapping.plan().to().messageIds() == MessageIdForm.NUMBER;
    this.taken = new LongSet(room);
    this.unfit = new TextSet(room);
    this.left = new TextSet(room);
    this.table = new IdTable(room);
  }

  /**
   * The new ids.
   *
   * @param list gets one line of JSON for each
   */
  NewIds find(FindingList findings, Writer list) throws IOException {
    each(EntityKind.MESSAGE, this::measureMessage);
    each(EntityKind.WORKFLOW, this::measureWorkflow);
    last = null;
    each(EntityKind.MESSAGE, record -> number(record, findings, list));
    endConversation(findings, null);
    each(EntityKind.WORKFLOW, record -> numberWorkflow(record, findings, list));
    return table;
  }

  /** What is done with a record. */
  @FunctionalInterface
  private interface Step {
    void take(BulkRecord record) throws IOException;
  }

  private void each(EntityKind kind, Step step) throws IOException {
    try {
      walk.each(
          kind,
          (range, batch) -> {
            for (BulkRecord record : batch.records()) {
              try {
                step.take(record);
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
            }
          });
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private void measureMessage(BulkRecord record) {
    Mapped mapped = mapping.map(record);
    if (mapped instanceof Mapped.Left) {
      return;
    }
    Message message = (Message) record.value();
    if (!(mapped instanceof Mapped.Moved moved)) {
      unfit.add(conversation(record, message));
      return;
    }
    Message named = (Message) moved.record().value();
    boolean isBehind =
        last == null
            || !last.conversationId().equals(named.conversationId())
            || last.orderKey().compareTo(named.orderKey()) < 0;
    last = named;
    boolean isFree = !numbers || isFree(Long.parseLong(named.id()));
    if (!isBehind || !isFree) {
      unfit.add(conversation(record, message));
    }
  }

  private boolean isFree(long number) {
    largest = Math.max(largest, number);
    return taken.add(number);
  }

  private void measureWorkflow(BulkRecord record) {
    JaazNumbers.parse(((Workflow) record.value()).id())
        .ifPresent(number -> largestWorkflow = Math.max(largestWorkflow, number));
  }

  private static String[] conversation(BulkRecord record, Message message) {
    return new String[] {record.tenant().value(), message.conversationId()};
  }

  private void number(BulkRecord record, FindingList findings, Writer list) throws IOException {
    Message message = (Message) record.value();
    if (mapping.map(record) instanceof Mapped.Left
        || !unfit.contains(conversation(record, message))) {
      return;
    }
    if (last == null || !last.conversationId().equals(message.conversationId())) {
      endConversation(findings, record);
    }
    last = message;
    inConversation++;
    lastNumber =
        numbers
            ? ++largest
            : Math.max(Times.toMicros(message.createdAt()), Math.max(lastNumber + 1, 1));
    table.putMessage(record.tenant(), message, lastNumber);
    line(list, record, MessageNames.shown(lastNumber, mapping.plan().to().messageIds()));
  }

  private @Nullable BulkRecord current;

  /** Says how many messages of the conversation before got new ids; begins another one. */
  private void endConversation(FindingList findings, @Nullable BulkRecord next) {
    if (current != null) {
      String id = current.key().parts().get(0);
      findings.add(
          new Finding(
              Finding.Sort.ID_FORM,
              Finding.Weight.DECISION,
              current.tenant(),
              new RecordKey(EntityKind.CONVERSATION, List.of(id)),
              "its " + inConversation + " messages get other ids"));
    }
    if (next != null && !left.add(conversation(next, (Message) next.value()))) {
      throw new MoveException(
          MoveException.Code.FAILED,
          "The source does not give the messages of a conversation one after the other",
          "move it into version 7 first, and from there");
    }
    current = next;
    inConversation = 0;
    lastNumber = 0;
  }

  private void numberWorkflow(BulkRecord record, FindingList findings, Writer list)
      throws IOException {
    if (!(mapping.map(record) instanceof Mapped.Unfit)) {
      return;
    }
    long number = ++largestWorkflow;
    table.putWorkflow(record.tenant(), (Workflow) record.value(), number);
    line(list, record, Long.toString(number));
    findings.add(
        new Finding(
            Finding.Sort.ID_FORM,
            Finding.Weight.DECISION,
            record.tenant(),
            record.key(),
            "it gets the id " + number));
  }

  private static void line(Writer list, BulkRecord record, String id) throws IOException {
    StringBuilder line = new StringBuilder("{\"tenant\":");
    line.append(JaazJson.quote(record.tenant().value()));
    line.append(",\"kind\":").append(JaazJson.quote(record.kind().label())).append(",\"key\":[");
    String separator = "";
    for (String part : record.key().parts()) {
      line.append(separator).append(JaazJson.quote(part));
      separator = ",";
    }
    list.write(line.append("],\"id\":").append(JaazJson.quote(id)).append("}\n").toString());
  }
}
