package io.gantry.architecture.planted.bootstrap;

/** Something to reach for. */
public record Thing(String name) {}
