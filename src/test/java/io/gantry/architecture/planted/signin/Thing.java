package io.gantry.architecture.planted.signin;

/** Something to reach for. */
public record Thing(String name) {}
