package io.gantry.origin.chatcore;

import static java.util.Objects.requireNonNull;

import io.gantry.common.JsonText;
import io.gantry.common.ListFilter;
import io.gantry.common.Text;
import io.gantry.library.KnowledgeDocument;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An item of a company file: a document whose body is the item as it stands in the file. */
final class CompanyRow {

  private final Row row;
  private final String type;

  CompanyRow(Row row, TableKind kind) {
    this.row = requireNonNull(row, "row");
    this.type = kind.documentType();
  }

  /** The id that it names, with the type before it; empty when it names none that can be one. */
  Optional<String> namedId() {
    return row.text("id")
        .or(() -> row.raw("id").filter(json -> json.matches("-?\\d+")))
        .filter(Predicate.not(String::isBlank))
        .map(id -> type + "-" + id)
        .filter(Text::isId);
  }

  /**
   * @param isRepeated whether an earlier item of the type has the id that it names
   */
  void document(boolean isRepeated, Out out) {
    String id = namedId().filter(named -> !isRepeated).orElse(row.name().made(type + "-item"));
    RecordKey key = new RecordKey(EntityKind.DOCUMENT, List.of(id));
    if (row.problem() != null) {
      out.remark(key, Oddity.UNFIT_VALUE, row.name(), row.problem() + "; kept as it stands there");
    } else if (namedId().isEmpty()) {
      out.remark(key, Oddity.UNFIT_VALUE, row.name(), "it has no id; one was made of its place");
    } else if (isRepeated) {
      out.remark(key, Oddity.UNFIT_VALUE, row.name(), "an earlier item has its id");
    }
    out.record(
        row.name(),
        () ->
            new KnowledgeDocument(
                id,
                UserRow.NOBODY,
                type,
                title(key, out),
                department(key, out),
                null,
                new JsonText(row.json()),
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1));
  }

  private @Nullable String title(RecordKey key, Out out) {
    return row.text("title")
        .or(() -> row.text("name"))
        .map(text -> fitted(key, out, "title", text, KnowledgeDocument.MAX_TITLE_LENGTH))
        .orElse(null);
  }

  /** Nothing is lost where it is cut: the body has it whole. */
  private String fitted(RecordKey key, Out out, String member, String text, int maxLength) {
    return out.fitted(key, row.name(), member, text, maxLength, Oddity.UNFIT_VALUE);
  }

  /** A department is of itself. */
  private @Nullable String department(RecordKey key, Out out) {
    String member = type.equals("department") ? "name" : "department";
    return row.text(member)
        .map(text -> fitted(key, out, member, text, ListFilter.MAX_TEXT_LENGTH))
        .orElse(null);
  }
}
