package io.gantry.store.relational;

import io.gantry.library.StoredFile;
import io.gantry.store.LocalUser;
import io.gantry.store.jaaz.ContentRevision;
import io.gantry.store.jaaz.FittedText;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** A row of {@code files} in version 4; SQLite turns the texts of its numbers into numbers. */
@Entity
@Table(name = "files")
class JaazFileRow extends JaazTextRow implements JaazRecordRow<StoredFile> {

  @Nullable String filePath;

  @Nullable String width;

  @Nullable String height;

  /** For Hibernate. */
  protected JaazFileRow() {}

  @Override
  public StoredFile toDomain() {
    return new StoredFile(
        shownId(),
        LocalUser.ID,
        null,
        path(),
        null,
        null,
        null,
        size(width),
        size(height),
        created(),
        updated(),
        ContentRevision.of(id, filePath, width, height, createdAt, updatedAt));
  }

  @Override
  public StoredFile listed() {
    return toDomain();
  }

  /** Files that have no path lay under their id. */
  private String path() {
    return filePath == null || filePath.isBlank()
        ? shownId()
        : FittedText.required(filePath, StoredFile.MAX_PATH_LENGTH);
  }

  private static @Nullable Integer size(@Nullable String pixels) {
    try {
      return pixels == null ? null : positive(Integer.parseInt(pixels));
    } catch (NumberFormatException none) {
      return null;
    }
  }

  private static @Nullable Integer positive(int pixels) {
    return pixels < 0 ? null : (Integer) pixels;
  }

  @Override
  public void fill(StoredFile record) {
    filePath = record.path();
    width = text(record.width());
    height = text(record.height());
    setTimes(record.createdAt(), record.updatedAt());
  }

  private static @Nullable String text(@Nullable Integer pixels) {
    return pixels == null ? null : pixels.toString();
  }

  @Override
  public void change(StatelessSession session, StoredFile wanted) {
    StoredFile shown = toDomain();
    Changes changes = new Changes();
    changes.add("filePath", shown.path(), wanted.path());
    changes.add("width", shown.width(), wanted.width(), text(wanted.width()));
    changes.add("height", shown.height(), wanted.height(), text(wanted.height()));
    changes.addTime("updatedAt", shown.updatedAt(), wanted.updatedAt());
    changes.apply(session, this);
  }
}
