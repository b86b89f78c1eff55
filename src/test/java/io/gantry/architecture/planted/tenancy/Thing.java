package io.gantry.architecture.planted.tenancy;

/** Something to reach for. */
public record Thing(String name) {}
