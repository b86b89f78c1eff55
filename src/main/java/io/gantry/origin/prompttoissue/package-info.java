/**
 * PromptToIssue: its file of SQLite and its single table of DynamoDB as records, for moves. Reads
 * rows through a port, never writes, and says whatever is odd or has no place.
 */
@NullMarked
package io.gantry.origin.prompttoissue;

import org.jspecify.annotations.NullMarked;
