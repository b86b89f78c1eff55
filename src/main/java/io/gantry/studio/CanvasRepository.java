package io.gantry.studio;

import io.gantry.common.OwnedRepository;

/** The canvases of one tenant. */
public interface CanvasRepository extends OwnedRepository<Canvas> {}
