package io.gantry.architecture.planted.api;

/** Something to reach for. */
public record Thing(String name) {}
