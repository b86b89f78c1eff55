/**
 * What the server says of its own state: {@code /health} and the checks of MicroProfile Health.
 * Asks the store port and never shows more than its state: no names, no places, no tenants.
 */
@NullMarked
package io.gantry.api.health;

import org.jspecify.annotations.NullMarked;
