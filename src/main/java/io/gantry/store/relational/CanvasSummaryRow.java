package io.gantry.store.relational;

import io.gantry.studio.Canvas;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code canvases} as lists need it, without {@code data}. */
@Entity
@Immutable
@Table(name = "canvases")
class CanvasSummaryRow extends OwnedRow<Canvas> {

  @Convert(converter = StoredText.class)
  String name;

  String titleKey;

  @Convert(converter = StoredText.class)
  @Nullable String description;

  @Convert(converter = StoredText.class)
  @Column(length = Length.LONG32)
  @Nullable String thumbnail;

  /** For Hibernate. */
  protected CanvasSummaryRow() {}

  @Override
  Canvas toDomain() {
    return new Canvas(
        key.id(),
        ownerId,
        name,
        description,
        thumbnail,
        null,
        Micros.toInstant(createdAt),
        Micros.toInstant(updatedAt),
        revision);
  }
}
