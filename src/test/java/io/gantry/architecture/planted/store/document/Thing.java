package io.gantry.architecture.planted.store.document;

/** Something to reach for. */
public record Thing(String name) {}
