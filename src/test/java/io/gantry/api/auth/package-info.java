/** Tests of who is let in. They run without a server. */
@NullMarked
package io.gantry.api.auth;

import org.jspecify.annotations.NullMarked;
