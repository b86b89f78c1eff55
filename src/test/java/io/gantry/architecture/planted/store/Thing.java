package io.gantry.architecture.planted.store;

/** Something to reach for. */
public record Thing(String name) {}
