package io.gantry.library;

import io.gantry.common.Filterable;
import io.gantry.common.JsonText;
import io.gantry.common.ListFilter;
import io.gantry.common.Numbers;
import io.gantry.common.OwnedRecord;
import io.gantry.common.Text;
import io.gantry.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document that answers are drawn from.
 *
 * @param docType such as {@code employee}, {@code department}, {@code project}, {@code procedure},
 *     {@code file}
 * @param body what it says, any JSON value; null in lists
 * @param chunkCount the pieces it was indexed in; null when it was not
 */
public record KnowledgeDocument(
    String id,
    String ownerId,
    String docType,
    @Nullable String title,
    @Nullable String department,
    @Nullable String summary,
    @Nullable JsonText body,
    @Nullable String fileName,
    @Nullable String filePath,
    @Nullable Long fileSize,
    @Nullable String fileType,
    @Nullable String mimeType,
    @Nullable Long chunkCount,
    Instant createdAt,
    Instant updatedAt,
    long revision)
    implements OwnedRecord<KnowledgeDocument>, Filterable {

  public static final int MAX_TITLE_LENGTH = 1_000;
  public static final int MAX_SUMMARY_LENGTH = 100_000;
  public static final int MAX_NAME_LENGTH = 255;
  public static final int MAX_PATH_LENGTH = 1_024;

  public KnowledgeDocument {
    Text.requireId("id", id);
    Text.requireId("owner_id", ownerId);
    Text.requireFilled("doc_type", docType, ListFilter.MAX_TEXT_LENGTH);
    Text.optionalText("title", title, MAX_TITLE_LENGTH);
    Text.optionalText("department", department, ListFilter.MAX_TEXT_LENGTH);
    Text.optionalText("summary", summary, MAX_SUMMARY_LENGTH);
    Text.optionalText("file_name", fileName, MAX_NAME_LENGTH);
    Text.optionalText("file_path", filePath, MAX_PATH_LENGTH);
    Numbers.requireNotNegative("file_size", fileSize);
    Text.optionalText("file_type", fileType, MAX_NAME_LENGTH);
    Text.optionalText("mime_type", mimeType, MAX_NAME_LENGTH);
    Numbers.requireNotNegative("chunk_count", chunkCount);
    createdAt = Times.requireInstant("created_at", createdAt);
    updatedAt = Times.requireInstant("updated_at", updatedAt);
  }

  @Override
  public KnowledgeDocument withRevision(long newRevision) {
    return new KnowledgeDocument(
        id,
        ownerId,
        docType,
        title,
        department,
        summary,
        body,
        fileName,
        filePath,
        fileSize,
        fileType,
        mimeType,
        chunkCount,
        createdAt,
        updatedAt,
        newRevision);
  }

  @Override
  public KnowledgeDocument listed() {
    return new KnowledgeDocument(
        id,
        ownerId,
        docType,
        title,
        department,
        summary,
        null,
        fileName,
        filePath,
        fileSize,
        fileType,
        mimeType,
        chunkCount,
        createdAt,
        updatedAt,
        revision);
  }

  @Override
  public @Nullable String filterTitle() {
    return title;
  }

  @Override
  public String filterType() {
    return docType;
  }

  @Override
  public @Nullable String filterDepartment() {
    return department;
  }
}
