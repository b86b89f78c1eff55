/**
 * Moves that the server does for operators: one at a time, beside the requests, told as they go,
 * and taken up again after the server was stopped or killed. What may be touched is decided here,
 * before anything is opened.
 */
@NullMarked
package io.gantry.api.moves;

import org.jspecify.annotations.NullMarked;
