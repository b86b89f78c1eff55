package io.gantry.architecture.planted.common;

import io.gantry.architecture.planted.tenancy.Thing;

/** Knows a package that it must not know. */
public record ReachesUp(Thing thing) {}
