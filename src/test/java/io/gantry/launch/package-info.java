/** Tests of what happens around the server in its process. They start none. */
@NullMarked
package io.gantry.launch;

import org.jspecify.annotations.NullMarked;
