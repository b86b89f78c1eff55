package io.gantry.store.document;

import io.gantry.studio.Canvas;
import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A canvas as it lies in the table. */
@Entity("canvas")
record CanvasItem(
    @Id("id") String id,
    @Column("owner_id") String ownerId,
    @Column("name") String name,
    @Column("description") @Nullable String description,
    @Column("thumbnail") @Nullable String thumbnail,
    @Column("data") @Nullable String data,
    @Column("created_at") Instant createdAt,
    @Column("updated_at") Instant updatedAt,
    @Column("revision") Long revision,
    @Column("filter_title") @Nullable String filterTitle,
    @Column("filter_type") @Nullable String filterType,
    @Column("filter_department") @Nullable String filterDepartment,
    @Column("filter_archived") @Nullable Boolean filterArchived)
    implements OwnedItem<Canvas> {

  static CanvasItem of(Canvas canvas) {
    return new CanvasItem(
        canvas.id(),
        canvas.ownerId(),
        canvas.name(),
        canvas.description(),
        canvas.thumbnail(),
        Values.text(canvas.data()),
        canvas.createdAt(),
        canvas.updatedAt(),
        canvas.revision(),
        Values.folded(canvas.filterTitle()),
        canvas.filterType(),
        Values.folded(canvas.filterDepartment()),
        canvas.filterArchived());
  }

  @Override
  public Canvas toDomain() {
    return new Canvas(
        id,
        ownerId,
        name,
        description,
        thumbnail,
        Values.json(data),
        createdAt,
        updatedAt,
        revision);
  }
}
