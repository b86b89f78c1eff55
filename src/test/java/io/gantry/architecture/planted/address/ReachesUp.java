package io.gantry.architecture.planted.address;

import io.gantry.architecture.planted.api.Thing;

/** Knows a package that it must not know. */
public record ReachesUp(Thing thing) {}
