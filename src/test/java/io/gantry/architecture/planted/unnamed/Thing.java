package io.gantry.architecture.planted.unnamed;

record Thing(String name) {}
