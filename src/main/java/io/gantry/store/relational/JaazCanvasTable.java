package io.gantry.store.relational;

import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.jaaz.FittedText;
import io.gantry.store.jaaz.JaazIds;
import io.gantry.store.jaaz.JaazTimes;
import io.gantry.studio.Canvas;
import io.gantry.studio.CanvasRepository;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** See {@link CanvasRepository}; conversations held on a canvas stay when it goes. */
final class JaazCanvasTable extends JaazTable<Canvas, JaazCanvasRow> implements CanvasRepository {

  private static final String OUTLINES =
      "select r.number, r.id, r.name, r.createdAt, r.updatedAt from JaazCanvasRow r";

  JaazCanvasTable(JaazUnits units) {
    super(EntityKind.CANVAS, units);
  }

  @Override
  Optional<JaazCanvasRow> row(StatelessSession session, String id) {
    return JaazRows.find(session, JaazCanvasRow.class, id);
  }

  @Override
  JaazCanvasRow newRow(StatelessSession session, Canvas record) {
    JaazCanvasRow row = new JaazCanvasRow();
    row.number = JaazRows.nextNumber(session, JaazCanvasRow.class);
    row.id = JaazIds.stored(record.id());
    return row;
  }

  @Override
  String shownId(JaazCanvasRow row) {
    return row.shownId();
  }

  @Override
  List<Canvas> outlines(StatelessSession session) {
    return session.createSelectionQuery(OUTLINES, Object[].class).getResultList().stream()
        .map(JaazCanvasTable::outline)
        .toList();
  }

  private static Canvas outline(Object[] row) {
    String created = (String) row[3];
    String updated = (String) row[4];
    return new Canvas(
        JaazTextRow.shownId((String) row[1], (Long) row[0]),
        LocalUser.ID,
        FittedText.required((String) row[2], Canvas.MAX_NAME_LENGTH),
        null,
        null,
        null,
        JaazTimes.read(created, updated),
        JaazTimes.read(updated, created),
        0);
  }
}
