package io.gantry.api;

import org.jspecify.annotations.Nullable;

/** What a client sets of a conversation. */
public record ConversationBody(
    @Nullable String id,
    @Nullable String title,
    @Nullable String model,
    @Nullable String provider,
    @Nullable String mode,
    @Nullable String canvasId,
    @Nullable Boolean archived) {}
