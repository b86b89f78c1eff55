package io.gantry.store.relational;

import io.gantry.studio.Canvas;
import io.gantry.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** A row of {@code canvases}. */
@Entity
@Table(name = "canvases")
class CanvasRow extends OwnedRow<Canvas> {

  @Convert(converter = StoredText.class)
  String name;

  String titleKey;

  @Convert(converter = StoredText.class)
  @Nullable String description;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  @Nullable String thumbnail;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  @Nullable String data;

  /** For Hibernate. */
  protected CanvasRow() {}

  private CanvasRow(TenantId tenant, Canvas record) {
    super(tenant, record);
    name = record.name();
    titleKey = FoldedKey.of(record.name());
    description = record.description();
    thumbnail = record.thumbnail();
    data = Json.text(record.data());
  }

  static CanvasRow of(TenantId tenant, Canvas record) {
    return new CanvasRow(tenant, record);
  }

  @Override
  Canvas toDomain() {
    return new Canvas(
        key.id(),
        ownerId,
        name,
        description,
        thumbnail,
        Json.of(data),
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
