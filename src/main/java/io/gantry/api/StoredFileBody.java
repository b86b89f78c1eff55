package io.gantry.api;

import org.jspecify.annotations.Nullable;

/** What a client can change of a stored file; its bytes never change. */
public record StoredFileBody(@Nullable String fileName) {}
