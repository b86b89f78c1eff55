package io.gantry.api;

import io.gantry.common.OwnedRepository;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import org.jspecify.annotations.Nullable;

final class CanvasKind implements OwnedKind<Canvas, CanvasBody> {

  @Override
  public String name() {
    return "canvas";
  }

  @Override
  public String path() {
    return "canvases";
  }

  @Override
  public Class<CanvasBody> bodyType() {
    return CanvasBody.class;
  }

  @Override
  public OwnedRepository<Canvas> repository(Workspace workspace) {
    return workspace.canvases();
  }

  @Override
  public @Nullable String idIn(CanvasBody body) {
    return body.id();
  }

  @Override
  public CanvasBody bodyOf(Canvas canvas) {
    return new CanvasBody(
        null, canvas.name(), canvas.description(), canvas.thumbnail(), canvas.data());
  }

  @Override
  public Canvas create(CanvasBody body, Stamp stamp) {
    return new Canvas(
        stamp.id(),
        stamp.ownerId(),
        Required.value("name", body.name()),
        body.description(),
        body.thumbnail(),
        body.data(),
        stamp.createdAt(),
        stamp.updatedAt(),
        stamp.revision());
  }
}
