/**
 * What readers of rows of other programs share: values as components of records with every oddity
 * said, JSON that is cut and joined as text, and an end of a move that is only read. Knows no
 * program and no database.
 */
@NullMarked
package io.gantry.origin.rows;

import org.jspecify.annotations.NullMarked;
