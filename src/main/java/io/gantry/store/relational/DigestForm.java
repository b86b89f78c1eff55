package io.gantry.store.relational;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.store.CanonicalForm;
import io.gantry.store.EntityKind;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The {@link CanonicalForm} of the rows of a table as expressions of PostgreSQL, each a {@code
 * bytea}: what Java makes of the records, as long as no text is escaped and the database holds
 * texts in UTF-8.
 *
 * @param key of the key
 * @param content of the record
 * @param revision a number
 */
record DigestForm(String key, String content, String revision) {

  private static final Map<EntityKind, DigestForm> ALL =
      BulkTable.all().values().stream()
          .filter(table -> of(table).isPresent())
          .collect(Collectors.toMap(BulkTable::kind, table -> of(table).orElseThrow()));

  /** Whether a text of the content is escaped. */
  static final String ESCAPED =
      "position(" + literal(StoredText.MARK.getBytes(UTF_8)) + " IN content) > 0";

  /** Empty where a component of the record is no column. */
  static Optional<DigestForm> of(EntityKind kind) {
    return Optional.ofNullable(ALL.get(kind));
  }

  private static Optional<DigestForm> of(BulkTable<?, ?> table) {
    Map<String, RowTable.Type> columns =
        table.rows().columns().stream()
            .collect(Collectors.toMap(RowTable.ColumnOf::name, RowTable.ColumnOf::type));
    List<String> key = key(table);
    List<String> content = new ArrayList<>(key);
    for (RecordComponent component : table.record().getRecordComponents()) {
      String name = RowPart.snake(component.getName());
      RowTable.Type column = columns.get(name);
      if (column == null) {
        return Optional.empty();
      }
      if (!name.equals(CanonicalForm.REVISION)) {
        content.add(literal(text(name)));
        content.add(value(name, column, component.getType()));
      }
    }
    String revision = columns.containsKey(CanonicalForm.REVISION) ? CanonicalForm.REVISION : "0";
    return Optional.of(new DigestForm(joined(key), joined(content), revision));
  }

  private static List<String> key(BulkTable<?, ?> table) {
    List<String> key = new ArrayList<>();
    key.add(literal(text(table.kind().name())));
    key.add("int4send(" + table.ownKey().size() + ")");
    table.ownKey().forEach(column -> key.add(sent(column)));
    return key;
  }

  private static String value(String column, RowTable.Type type, Class<?> component) {
    String value =
        switch (type) {
          case TEXT ->
              tag(component.isEnum() ? CanonicalForm.NAME : CanonicalForm.TEXT)
                  + " || "
                  + sent(column);
          case NUMBER ->
              tag(component == Instant.class ? CanonicalForm.INSTANT : CanonicalForm.NUMBER)
                  + " || int8send("
                  + column
                  + ")";
          case TRUTH ->
              tag(CanonicalForm.BOOLEAN)
                  + " || CASE "
                  + column
                  + " WHEN true THEN "
                  + tag(1)
                  + " WHEN false THEN "
                  + tag(0)
                  + " END";
        };
    return "coalesce(" + value + ", " + tag(CanonicalForm.NULL) + ")";
  }

  /** A text with its length. */
  private static String sent(String column) {
    return "(int4send(octet_length(" + column + ")) || textsend(" + column + "))";
  }

  /** Joined in pairs, so that what is long is copied as seldom as can be. */
  private static String joined(List<String> parts) {
    int size = parts.size();
    return size == 1
        ? parts.get(0)
        : "("
            + joined(parts.subList(0, size / 2))
            + " || "
            + joined(parts.subList(size / 2, size))
            + ")";
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + bytes.length)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  private static String tag(int octet) {
    return literal(new byte[] {(byte) octet});
  }

  /** Whatever the settings of the database make of backslashes. */
  private static String literal(byte[] bytes) {
    return "decode('" + HexFormat.of().formatHex(bytes) + "', 'hex')";
  }
}
