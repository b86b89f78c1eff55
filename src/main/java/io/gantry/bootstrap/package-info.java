/**
 * Puts the parts together: makes the beans, starts the store, ends it. Depends on everything;
 * nothing depends on it.
 */
@NullMarked
package io.gantry.bootstrap;

import org.jspecify.annotations.NullMarked;
