package io.gantry.move;

import io.gantry.store.EntityKind;
import java.util.OptionalLong;

/**
 * How far a phase is.
 *
 * @param kind what is being worked on
 * @param records of all kinds, done in this phase, by earlier calls too
 * @param bytes of these records, about
 * @param total the records of this phase; empty while nobody can tell
 */
public record MoveProgress(
    MovePhase phase, EntityKind kind, long records, long bytes, OptionalLong total) {}
