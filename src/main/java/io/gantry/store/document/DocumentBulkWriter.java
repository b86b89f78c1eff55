package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Loads the single table of version 8. */
final class DocumentBulkWriter implements BulkWriter {

  private static final List<String> KEY = List.of(Attributes.PARTITION, Attributes.SORT);

  /** Enough hexadecimal digits that no two states of a record share them. */
  private static final int GENERATION_LENGTH = 32;

  private final String table;
  private final BulkTenants tenants;
  private final Owners owners;
  private final LoadJournal journal;
  private final BulkPuts puts;

  DocumentBulkWriter(
      String table, BulkTenants tenants, Owners owners, LoadJournal journal, BulkPuts puts) {
    this.table = table;
    this.tenants = tenants;
    this.owners = owners;
    this.journal = journal;
    this.puts = puts;
  }

  @Override
  public Map<String, String> journal() {
    return journal.entries();
  }

  @Override
  public void note(Map<String, String> entries) {
    journal.note(entries);
  }

  @Override
  public void write(List<BulkRecord> records, Map<String, String> entries) {
    requireNonNull(entries, "entries");
    List<BulkPut> all = new ArrayList<>(records.size() * 2);
    records.forEach(record -> addTo(all, record));
    puts.write(all);
    journal.note(entries);
  }

  private void addTo(List<BulkPut> all, BulkRecord record) {
    Documents documents = tenants.documents(record.tenant());
    DocumentShelf<?, ?> shelf = DocumentShelf.of(record.kind());
    String entity = shelf.entity(documents);
    for (Write write : shelf.writes(documents, owners, record.value())) {
      Map<String, AttributeValue> item = write.action().put().item();
      boolean isRecord = item.get(Attributes.KIND).s().equals(entity);
      Predicate<Map<String, AttributeValue>> same =
          stored ->
              isRecord
                  && shelf.record(documents, stored).filter(record.value()::equals).isPresent();
      all.add(new BulkPut(table, KEY, item, write.parts(), same, write.unmet()));
    }
  }

  /**
   * A generation that depends on what the item holds, so that a batch written again writes its
   * parts again and no others.
   */
  static String generation(Map<String, AttributeValue> item) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(item)
          .forEach(
              (name, value) -> {
                digest.update((name + "\n" + value.type() + "\n").getBytes(StandardCharsets.UTF_8));
                String text = value.s() == null ? value.toString() : value.s();
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0xFF);
              });
      return HexFormat.of().formatHex(digest.digest()).substring(0, GENERATION_LENGTH);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  /** Nothing: the table lacks nothing while it is loaded, and what is acknowledged is durable. */
  @Override
  public void endLoad() {}

  @Override
  public void complete() {
    endLoad();
    journal.remove();
  }

  @Override
  public void close() {
    puts.close();
  }
}
