package io.gantry.store.relational;

import io.gantry.library.StoredFile;
import io.gantry.library.StoredFileRepository;
import io.gantry.store.EntityKind;
import io.gantry.store.jaaz.JaazIds;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** See {@link StoredFileRepository}; the rows are small, so lists order the records themselves. */
final class JaazFileTable extends JaazTable<StoredFile, JaazFileRow>
    implements StoredFileRepository {

  JaazFileTable(JaazUnits units) {
    super(EntityKind.FILE, units);
  }

  @Override
  Optional<JaazFileRow> row(StatelessSession session, String id) {
    return JaazRows.find(session, JaazFileRow.class, id);
  }

  @Override
  JaazFileRow newRow(StatelessSession session, StoredFile record) {
    JaazFileRow row = new JaazFileRow();
    row.number = JaazRows.nextNumber(session, JaazFileRow.class);
    row.id = JaazIds.stored(record.id());
    return row;
  }

  @Override
  String shownId(JaazFileRow row) {
    return row.shownId();
  }

  @Override
  List<StoredFile> outlines(StatelessSession session) {
    return session
        .createSelectionQuery("from JaazFileRow", JaazFileRow.class)
        .getResultList()
        .stream()
        .map(JaazFileRow::listed)
        .toList();
  }
}
