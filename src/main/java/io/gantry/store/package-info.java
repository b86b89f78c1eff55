/**
 * The ports behind which every database stands: store, workspace, schema versions, failures. Knows
 * the features, and no adapter: {@code relational} and {@code document} depend on it, never the
 * reverse.
 */
@NullMarked
package io.gantry.store;

import org.jspecify.annotations.NullMarked;
