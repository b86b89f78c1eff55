package io.gantry.architecture.planted.security;

import io.gantry.architecture.planted.store.Thing;

/** Knows a package that it must not know. */
public record ReachesUp(Thing thing) {}
