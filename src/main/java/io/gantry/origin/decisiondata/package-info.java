/**
 * Decision Data, also known as Panzoto: its tables of users and of audio files as records, for
 * moves. Reads rows through a port, never writes, and says whatever is odd or has no place.
 */
@NullMarked
package io.gantry.origin.decisiondata;

import org.jspecify.annotations.NullMarked;
