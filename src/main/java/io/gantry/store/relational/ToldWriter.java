package io.gantry.store.relational;

import io.gantry.store.BulkRecord;
import io.gantry.store.BulkWriter;
import java.util.List;
import java.util.Map;

/** A writer whose failures tell whether waiting helps. */
final class ToldWriter implements BulkWriter {

  private final BulkWriter writer;

  ToldWriter(BulkWriter writer) {
    this.writer = writer;
  }

  @Override
  public Map<String, String> journal() {
    return SqlOutage.tell(writer::journal);
  }

  @Override
  public void note(Map<String, String> entries) {
    SqlOutage.tell(() -> writer.note(entries));
  }

  @Override
  public void write(List<BulkRecord> records, Map<String, String> entries) {
    SqlOutage.tell(() -> writer.write(records, entries));
  }

  @Override
  public void endLoad() {
    SqlOutage.tell(writer::endLoad);
  }

  @Override
  public void complete() {
    SqlOutage.tell(writer::complete);
  }

  @Override
  public void close() {
    SqlOutage.tell(writer::close);
  }
}
