package io.gantry.cli;

/** A command that, with {@code --json}, prints events, of which its failure is the last. */
interface EventSource {}
