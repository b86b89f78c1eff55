/** Specifies which pages may call the API from a browser. */
@NullMarked
package io.gantry.api.cors;

import org.jspecify.annotations.NullMarked;
