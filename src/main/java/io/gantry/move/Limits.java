package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.library.StoredFile;
import io.gantry.store.BulkRecord;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazJson;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the target cannot keep of a record that is mapped already. */
final class Limits {

  private final EndTraits from;
  private final EndTraits to;

  Limits(EndTraits from, EndTraits to) {
    this.from = requireNonNull(from, "from");
    this.to = requireNonNull(to, "to");
  }

  /** The first thing that is wrong with the record; empty when the target keeps it whole. */
  Optional<Mapped.Unfit> check(BulkRecord record) {
    return lackingField(record)
        .or(() -> notJson(record))
        .or(() -> idWithoutForm(record))
        .or(() -> tooLarge(record));
  }

  private Optional<Mapped.Unfit> lackingField(BulkRecord record) {
    if (to.version() == null) {
      return Optional.empty();
    }
    try {
      VersionFields.requireKept(to.version(), record.value());
      return Optional.empty();
    } catch (StoreException.Unsupported lacking) {
      return Optional.of(
          new Mapped.Unfit(
              Finding.Sort.LACKING_FIELD,
              "there is no place for " + lacking.field().orElse(lacking.kind().plural())));
    }
  }

  /**
   * Only the layouts of old programs tell JSON from other text; what they hold, they hold as it.
   */
  private Optional<Mapped.Unfit> notJson(BulkRecord record) {
    if (isOfOldPrograms(from) || !isOfOldPrograms(to)) {
      return Optional.empty();
    }
    return payloads(record.value())
            .filter(Objects::nonNull)
            .allMatch(json -> JaazJson.isJson(json.value()))
        ? Optional.empty()
        : Optional.of(new Mapped.Unfit(Finding.Sort.NOT_JSON, "a payload is not JSON"));
  }

  /**
   * What stands for an id that no record may have can be stored only where it can be told from it:
   * not the sum of a long one, and a row without an id only in a table that numbers rows.
   */
  private Optional<Mapped.Unfit> idWithoutForm(BulkRecord record) {
    if (!isOfOldPrograms(to)) {
      return Optional.empty();
    }
    return textIds(record.value())
        .filter(Objects::nonNull)
        .filter(id -> !isStorable(id))
        .findFirst()
        .map(id -> new Mapped.Unfit(Finding.Sort.ID_FORM, "no row can have the id " + id));
  }

  private static Stream<@Nullable String> textIds(Object value) {
    if (value instanceof Conversation conversation) {
      return Stream.of(conversation.id(), conversation.canvasId());
    }
    if (value instanceof Message message) {
      return Stream.of(message.conversationId());
    }
    if (value instanceof Canvas canvas) {
      return Stream.of(canvas.id());
    }
    return value instanceof StoredFile file ? Stream.of(file.id()) : Stream.of();
  }

  private boolean isStorable(String id) {
    boolean isWithout = id.equals(JaazIds.NO_SESSION) || JaazIds.row(id).isPresent();
    if (isWithout) {
      return numbersRows();
    }
    String stored = JaazIds.stored(id);
    return JaazIds.shown(stored).equals(id) && (numbersRows() || !stored.isEmpty());
  }

  /** As the tables do whose workflows have numbers. */
  private boolean numbersRows() {
    return to.numbersWorkflows();
  }

  private static boolean isOfOldPrograms(EndTraits traits) {
    return traits.version() != null && !traits.keepsRevisions();
  }

  private static Stream<@Nullable JsonText> payloads(Object value) {
    if (value instanceof Message message) {
      return Stream.of(message.content());
    }
    if (value instanceof Canvas canvas) {
      return Stream.of(canvas.data());
    }
    return value instanceof Workflow workflow
        ? Stream.of(workflow.apiJson(), workflow.inputs(), workflow.outputs())
        : Stream.of();
  }

  private Optional<Mapped.Unfit> tooLarge(BulkRecord record) {
    if (to.largestRecord() == 0) {
      return Optional.empty();
    }
    long size = RecordSize.atMostAsItem(record.value(), record.key());
    return size <= to.largestRecord()
        ? Optional.empty()
        : Optional.of(
            new Mapped.Unfit(
                Finding.Sort.TOO_LARGE,
                "about " + size + " bytes, and at most " + to.largestRecord() + " have room"));
  }
}
