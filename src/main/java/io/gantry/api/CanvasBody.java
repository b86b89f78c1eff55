package io.gantry.api;

import io.gantry.common.JsonText;
import org.jspecify.annotations.Nullable;

/** What a client sets of a canvas. */
public record CanvasBody(
    @Nullable String id,
    @Nullable String name,
    @Nullable String description,
    @Nullable String thumbnail,
    @Nullable JsonText data) {}
