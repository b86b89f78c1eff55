package io.gantry.architecture.planted.tenancy;

import io.gantry.architecture.planted.chat.Thing;

/** Knows a package that it must not know. */
public record ReachesUp(Thing thing) {}
