package io.gantry.move;

/**
 * What a preflight leaves to the copy.
 *
 * @param plan with all that only the records could tell
 * @param preflight that saw them, where they had to be seen
 */
record CheckedMove(MappingPlan plan, PreflightReport report, Preflight preflight) {}
