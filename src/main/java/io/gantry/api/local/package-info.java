/**
 * Guards the versions to which nobody signs in: the one who has the machine reaches their data, and
 * web pages of others do not. Does nothing where people sign in.
 */
@NullMarked
package io.gantry.api.local;

import org.jspecify.annotations.NullMarked;
