package io.gantry.architecture.planted.config;

import io.gantry.architecture.planted.signin.Thing;

/** Knows a package that it must not know. */
public record ReachesUp(Thing thing) {}
