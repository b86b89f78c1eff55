package io.gantry.library;

import io.gantry.common.Filterable;
import io.gantry.common.InvalidValueException;
import io.gantry.common.Numbers;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an uploaded file; its bytes lie in the file storage.
 *
 * @param fileName the name it had where it came from; null when unknown
 * @param path where the file storage keeps its bytes, relative
 * @param size in bytes; null when unknown
 * @param sha256 of its bytes in lower-case hex; null when unknown
 * @param width of a picture in pixels
 * @param height of a picture in pixels
 */
public record StoredFile(
    String id,
    String ownerId,
    @Nullable String fileName,
    String path,
    @Nullable String mimeType,
    @Nullable Long size,
    @Nullable String sha256,
    @Nullable Integer width,
    @Nullable Integer height,
    Instant createdAt,
    Instant updatedAt,
    long revision)
    implements OwnedRecord<StoredFile>, Filterable {

  /** What common file systems allow for one name, in bytes; here characters, for foreign names. */
  public static final int MAX_NAME_LENGTH = 255;

  public static final int MAX_PATH_LENGTH = 1_024;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public StoredFile {
    Text.requireId("id", id);
    Text.requireId("owner_id", ownerId);
    Text.optionalText("file_name", fileName, MAX_NAME_LENGTH);
    Text.requireFilled("path", path, MAX_PATH_LENGTH);
    Text.optionalText("mime_type", mimeType, MAX_NAME_LENGTH);
    Numbers.requireNotNegative("size", size);
    if (sha256 != null && !SHA256.matcher(sha256).matches()) {
      throw new InvalidValueException("sha256", "must be 64 lower-case hexadecimal digits");
    }
    Numbers.requireNotNegative("width", width);
    Numbers.requireNotNegative("height", height);
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  @Override
  public StoredFile withRevision(long newRevision) {
    return new StoredFile(
        id,
        ownerId,
        fileName,
        path,
        mimeType,
        size,
        sha256,
        width,
        height,
        createdAt,
        updatedAt,
        newRevision);
  }

  @Override
  public Instant recency() {
    return createdAt;
  }

  @Override
  public StoredFile listed() {
    return this;
  }

  @Override
  public @Nullable String filterTitle() {
    return fileName;
  }

  @Override
  public @Nullable String filterType() {
    return mimeType;
  }
}
