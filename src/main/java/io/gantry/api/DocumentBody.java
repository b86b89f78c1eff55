package io.gantry.api;

import io.gantry.common.JsonText;
import org.jspecify.annotations.Nullable;

/** What a client sets of a knowledge document. */
public record DocumentBody(
    @Nullable String id,
    @Nullable String docType,
    @Nullable String title,
    @Nullable String department,
    @Nullable String summary,
    @Nullable JsonText body,
    @Nullable String fileName,
    @Nullable String filePath,
    @Nullable Long fileSize,
    @Nullable String fileType,
    @Nullable String mimeType,
    @Nullable Long chunkCount) {}
