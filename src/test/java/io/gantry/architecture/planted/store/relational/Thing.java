package io.gantry.architecture.planted.store.relational;

/** Something to reach for. */
public record Thing(String name) {}
