package io.gantry.architecture.planted.api;

import io.gantry.architecture.planted.bootstrap.Thing;

record KnowsBootstrap(Thing thing) {}
