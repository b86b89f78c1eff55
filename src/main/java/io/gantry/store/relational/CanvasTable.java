package io.gantry.store.relational;

import io.gantry.studio.Canvas;
import io.gantry.studio.CanvasRepository;

/** See {@link CanvasRepository}. */
final class CanvasTable extends OwnedTable<Canvas> implements CanvasRepository {

  CanvasTable(TenantUnits units) {
    super(OwnedKind.CANVAS, units);
  }
}
