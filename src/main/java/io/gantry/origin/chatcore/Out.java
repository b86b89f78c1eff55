package io.gantry.origin.chatcore;

import io.gantry.common.InvalidValueException;
import io.gantry.store.BulkRecord;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.jaaz.FittedText;
import io.gantry.store.jaaz.JaazJson;
import io.gantry.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Records that rows of one kind become, and what was odd about the rows. */
final class Out {

  private final EntityKind kind;
  private final List<BulkRecord> records = new ArrayList<>();
  private final List<BulkRemark> remarks = new ArrayList<>();

  Out(EntityKind kind) {
    this.kind = kind;
  }

  EntityKind kind() {
    return kind;
  }

  List<BulkRecord> records() {
    return records;
  }

  List<BulkRemark> remarks() {
    return remarks;
  }

  /** A record of the row, or a remark that there is none because it breaks a rule. */
  void record(RowName row, Supplier<?> record) {
    try {
      records.add(BulkRecord.of(TenantId.DEFAULT, record.get()));
    } catch (InvalidValueException broken) {
      unreadable(row, broken.getMessage());
    }
  }

  /** A row of which no record can be made, though one must be. */
  void unreadable(RowName row, String detail) {
    remark(new RecordKey(kind, List.of(row.made("row"))), Oddity.UNREADABLE, row, detail);
  }

  /** A row of which no record is made. */
  void left(RowName row, String id, String detail) {
    remark(new RecordKey(kind, List.of(id)), Oddity.LEFT, row, detail);
  }

  void remark(RecordKey key, Oddity oddity, RowName row, String detail) {
    remark(key, oddity, row.label() + ": " + detail);
  }

  void remark(RecordKey key, Oddity oddity, String detail) {
    remarks.add(new BulkRemark(TenantId.DEFAULT, key, oddity, detail));
  }

  /** Names out of a file, fit to be shown: in ASCII, with what could change a terminal escaped. */
  static String shown(Collection<String> names) {
    return names.stream().map(JaazJson::quote).collect(Collectors.joining(", "));
  }

  /** Members of one name in one row: the last one counts. */
  void repeated(RecordKey key, Row row) {
    Set<String> names = row.repeated();
    if (!names.isEmpty()) {
      remark(key, Oddity.LEFT, row.name(), shown(names) + " came twice; the last one counts");
    }
  }

  /** What is never taken along of a row. */
  void leftSecrets(RecordKey key, Row row, Predicate<String> isSecret, String what) {
    row.members().keySet().stream()
        .filter(isSecret)
        .forEach(
            member -> remark(key, Oddity.LEFT, row.name(), shown(List.of(member)) + " " + what));
  }

  void noTime(RecordKey key, RowName row, String member, Instant taken) {
    remark(key, Oddity.NO_TIME, row, member + " is no time; taken as " + taken);
  }

  /**
   * A text as a record may have it.
   *
   * @param ifCut what it is when a part of it is missing
   */
  String fitted(
      RecordKey key, RowName row, String member, String text, int maxLength, Oddity ifCut) {
    String fitted = FittedText.required(text, maxLength);
    if (!fitted.equals(text)) {
      boolean isCut = text.length() > maxLength;
      remark(
          key,
          isCut ? ifCut : Oddity.UNFIT_VALUE,
          row,
          isCut
              ? member + " has " + text.length() + " characters, of " + maxLength + " that may be"
              : member + " is no valid Unicode; what is none was replaced");
    }
    return fitted;
  }
}
