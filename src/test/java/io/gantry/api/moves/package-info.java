@NullMarked
package io.gantry.api.moves;

import org.jspecify.annotations.NullMarked;
