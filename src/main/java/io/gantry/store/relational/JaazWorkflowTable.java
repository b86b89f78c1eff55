package io.gantry.store.relational;

import io.gantry.store.EntityKind;
import io.gantry.store.LocalUser;
import io.gantry.store.jaaz.FittedText;
import io.gantry.store.jaaz.JaazNumbers;
import io.gantry.store.jaaz.JaazTimes;
import io.gantry.studio.Workflow;
import io.gantry.studio.WorkflowRepository;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.StatelessSession;

/** See {@link WorkflowRepository}; ids are the numbers of the table. */
final class JaazWorkflowTable extends JaazTable<Workflow, JaazWorkflowRow>
    implements WorkflowRepository {

  private static final String OUTLINES =
      "select r.number, r.name, r.createdAt, r.updatedAt from JaazWorkflowRow r";

  JaazWorkflowTable(JaazUnits units) {
    super(EntityKind.WORKFLOW, units);
  }

  @Override
  Optional<JaazWorkflowRow> row(StatelessSession session, String id) {
    OptionalLong number = JaazNumbers.row(id);
    return number.isPresent()
        ? JaazRows.byNumber(session, JaazWorkflowRow.class, number.getAsLong())
        : Optional.empty();
  }

  @Override
  JaazWorkflowRow newRow(StatelessSession session, Workflow record) {
    JaazWorkflowRow row = new JaazWorkflowRow();
    OptionalLong wanted = JaazNumbers.parse(record.id());
    row.number =
        wanted.isPresent()
            ? wanted.getAsLong()
            : JaazRows.nextNumber(session, JaazWorkflowRow.class, "comfy_workflows");
    return row;
  }

  @Override
  String shownId(JaazWorkflowRow row) {
    return row.number.toString();
  }

  @Override
  List<Workflow> outlines(StatelessSession session) {
    return session.createSelectionQuery(OUTLINES, Object[].class).getResultList().stream()
        .map(JaazWorkflowTable::outline)
        .toList();
  }

  private static Workflow outline(Object[] row) {
    String created = (String) row[2];
    String updated = (String) row[3];
    return new Workflow(
        row[0].toString(),
        LocalUser.ID,
        FittedText.required((String) row[1], Workflow.MAX_NAME_LENGTH),
        null,
        null,
        null,
        null,
        JaazTimes.read(created, updated),
        JaazTimes.read(updated, created),
        0);
  }
}
