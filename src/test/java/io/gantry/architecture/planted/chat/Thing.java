package io.gantry.architecture.planted.chat;

/** Something to reach for. */
public record Thing(String name) {}
