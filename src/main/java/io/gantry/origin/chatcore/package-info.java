/**
 * Data of ChatCore.AI as TinyDB wrote it, and its company files, as a source of moves. Reads files
 * by streaming and knows no store; what a row becomes depends on the files alone.
 */
@NullMarked
package io.gantry.origin.chatcore;

import org.jspecify.annotations.NullMarked;
