package io.gantry.architecture.planted.store.foreign;

import io.gantry.architecture.planted.store.document.Thing;

/** Knows a package that it must not know. */
public record ReachesUp(Thing thing) {}
