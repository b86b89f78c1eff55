/**
 * How moves are told to programs: the same names and values by the commands and by the API. Plain
 * values that any writer of JSON takes, with names to be written in snake_case, and no secrets.
 */
@NullMarked
package io.gantry.move.view;

import org.jspecify.annotations.NullMarked;
