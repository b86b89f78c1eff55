package io.gantry.architecture.planted.store.document;

import io.gantry.architecture.planted.store.relational.Thing;

/** Knows a package that it must not know. */
public record ReachesUp(Thing thing) {}
