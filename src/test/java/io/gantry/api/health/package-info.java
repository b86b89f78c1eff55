/**
 * Specifies what the health answers say, against a store that comes and goes. Uses fakes made by
 * hand.
 */
@NullMarked
package io.gantry.api.health;

import org.jspecify.annotations.NullMarked;
