/** The rules by which texts of Jaaz are read and written. */
@NullMarked
package io.gantry.store.jaaz;

import org.jspecify.annotations.NullMarked;
