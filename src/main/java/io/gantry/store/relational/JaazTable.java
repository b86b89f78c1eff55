package io.gantry.store.relational;

import io.gantry.common.OwnedRecord;
import io.gantry.store.EntityKind;
import java.util.Optional;
import org.hibernate.StatelessSession;

/**
 * A kind whose records are rows of one table.
 *
 * @param <T> the record
 * @param <R> its row
 */
abstract class JaazTable<T extends OwnedRecord<T>, R extends JaazRow & JaazRecordRow<T>>
    extends JaazRecords<T> {

  JaazTable(EntityKind kind, JaazUnits units) {
    super(kind, units);
  }

  abstract Optional<R> row(StatelessSession session, String id);

  /** A row with an id and a number of its own for the record, and nothing else yet. */
  abstract R newRow(StatelessSession session, T record);

  /** The id by which the row is found. */
  abstract String shownId(R row);

  @Override
  final Optional<T> load(StatelessSession session, String id) {
    return row(session, id).map(JaazRecordRow::toDomain);
  }

  @Override
  final Optional<T> loadListed(StatelessSession session, String id) {
    return row(session, id).map(JaazRecordRow::listed);
  }

  @Override
  final String insert(StatelessSession session, T record) {
    R row = newRow(session, record);
    row.fill(record);
    session.insert(row);
    return shownId(row);
  }

  @Override
  final void change(StatelessSession session, T wanted) {
    row(session, wanted.id()).orElseThrow().change(session, wanted);
  }

  @Override
  final void remove(StatelessSession session, String id) {
    row(session, id).ifPresent(row -> JaazRows.delete(session, row));
  }
}
