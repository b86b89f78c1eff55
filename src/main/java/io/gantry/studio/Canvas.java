package io.gantry.studio;

import io.gantry.common.Filterable;
import io.gantry.common.JsonText;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drawing board.
 *
 * @param thumbnail an address or a data URL of a small picture, at most {@link
 *     #MAX_THUMBNAIL_BYTES}
 * @param data the drawing as its editor wrote it; null before the first save, and in lists
 */
public record Canvas(
    String id,
    String ownerId,
    String name,
    @Nullable String description,
    @Nullable String thumbnail,
    @Nullable JsonText data,
    Instant createdAt,
    Instant updatedAt,
    long revision)
    implements OwnedRecord<Canvas>, Filterable {

  public static final int MAX_NAME_LENGTH = 1_000;
  public static final int MAX_DESCRIPTION_LENGTH = 10_000;

  /** Genuine files keep whole pictures as data URLs in it. */
  public static final int MAX_THUMBNAIL_BYTES = JsonText.MAX_BYTES;

  public Canvas {
    Text.requireId("id", id);
    Text.requireId("owner_id", ownerId);
    Text.requireText("name", name, MAX_NAME_LENGTH);
    Text.optionalText("description", description, MAX_DESCRIPTION_LENGTH);
    if (thumbnail != null) {
      Text.requireEncodable("thumbnail", thumbnail, MAX_THUMBNAIL_BYTES);
    }
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  @Override
  public Canvas withRevision(long newRevision) {
    return new Canvas(
        id, ownerId, name, description, thumbnail, data, createdAt, updatedAt, newRevision);
  }

  @Override
  public Canvas listed() {
    return new Canvas(
        id, ownerId, name, description, thumbnail, null, createdAt, updatedAt, revision);
  }

  @Override
  public String filterTitle() {
    return name;
  }
}
