package io.gantry.store.relational;

import io.gantry.studio.Workflow;
import io.gantry.studio.WorkflowRepository;

/** See {@link WorkflowRepository}. */
final class WorkflowTable extends OwnedTable<Workflow> implements WorkflowRepository {

  WorkflowTable(TenantUnits units) {
    super(OwnedKind.WORKFLOW, units);
  }
}
