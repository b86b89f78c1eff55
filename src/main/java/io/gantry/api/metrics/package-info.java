/**
 * What the server counts of itself, and {@code /metrics} that shows it as Prometheus text. Labels
 * are names of the program alone: nothing that a request or a tenant chose.
 */
@NullMarked
package io.gantry.api.metrics;

import org.jspecify.annotations.NullMarked;
