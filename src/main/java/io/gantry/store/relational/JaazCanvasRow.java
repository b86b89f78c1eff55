package io.gantry.store.relational;

import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.store.LocalUser;
import io.gantry.store.jaaz.ContentRevision;
import io.gantry.store.jaaz.FittedText;
import io.gantry.store.jaaz.JaazJson;
import io.gantry.studio.Canvas;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** A row of {@code canvases} in versions 2 to 4. */
@Entity
@Table(name = "canvases")
class JaazCanvasRow extends JaazTextRow implements JaazRecordRow<Canvas> {

  @Nullable String name;

  @Nullable String data;

  @Nullable String description;

  @Nullable String thumbnail;

  /** For Hibernate. */
  protected JaazCanvasRow() {}

  @Override
  public Canvas toDomain() {
    return canvas(JaazJson.read("data", data));
  }

  @Override
  public Canvas listed() {
    return canvas(null);
  }

  private Canvas canvas(@Nullable JsonText drawing) {
    return new Canvas(
        shownId(),
        LocalUser.ID,
        FittedText.required(name, Canvas.MAX_NAME_LENGTH),
        FittedText.optional(description, Canvas.MAX_DESCRIPTION_LENGTH),
        picture(),
        drawing,
        created(),
        updated(),
        ContentRevision.of(id, name, data, description, thumbnail, createdAt, updatedAt));
  }

  /** A part of a picture is none: what is too large is left out, and stays as it is. */
  private @Nullable String picture() {
    if (thumbnail == null || Text.utf8Length(thumbnail) > Canvas.MAX_THUMBNAIL_BYTES) {
      return null;
    }
    return FittedText.optional(thumbnail, Canvas.MAX_THUMBNAIL_BYTES);
  }

  @Override
  public void fill(Canvas record) {
    name = record.name();
    data = JaazJson.write("data", record.data());
    description = record.description();
    thumbnail = record.thumbnail();
    setTimes(record.createdAt(), record.updatedAt());
  }

  @Override
  public void change(StatelessSession session, Canvas wanted) {
    Canvas shown = toDomain();
    Changes changes = new Changes();
    changes.add("name", shown.name(), wanted.name());
    changes.add("description", shown.description(), wanted.description());
    changes.add("thumbnail", shown.thumbnail(), wanted.thumbnail());
    changes.addJson("data", "data", shown.data(), wanted.data());
    changes.addTime("updatedAt", shown.updatedAt(), wanted.updatedAt());
    changes.apply(session, this);
  }
}
