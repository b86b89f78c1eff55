package io.gantry.move;

/**
 * What a preflight leaves to the copy.
 *
 * @param plan with all that only the records could tell
 * @param coming the keys of all that comes, where two ends are brought together
 * @param isSummedUp whether the files of the move hold sums of the source as it is to arrive
 */
record CheckedMove(MappingPlan plan, PreflightReport report, KeySet coming, boolean isSummedUp) {

  /** How many records the move brings to the target. */
  long arriving() {
    long ofSource = report.counts().values().stream().mapToLong(Long::longValue).sum();
    Quarantine quarantine = plan.quarantine();
    long entries = quarantine == null ? 0 : quarantine.size();
    return ofSource + plan.made().size() + entries;
  }
}
