package io.gantry.api;

import io.gantry.common.JsonText;
import org.jspecify.annotations.Nullable;

/** What a client sets of a workflow. */
public record WorkflowBody(
    @Nullable String id,
    @Nullable String name,
    @Nullable String description,
    @Nullable JsonText apiJson,
    @Nullable JsonText inputs,
    @Nullable JsonText outputs) {}
