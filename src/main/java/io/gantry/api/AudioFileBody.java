package io.gantry.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a client sets of an audio file. */
public record AudioFileBody(
    @Nullable String id,
    @Nullable String s3Key,
    @Nullable Long fileSize,
    @Nullable Instant recordedAt,
    @Nullable Instant uploadedAt) {}
