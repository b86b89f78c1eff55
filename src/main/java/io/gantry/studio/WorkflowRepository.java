package io.gantry.studio;

import io.gantry.common.OwnedRepository;

/** The workflows of one tenant. */
public interface WorkflowRepository extends OwnedRepository<Workflow> {}
