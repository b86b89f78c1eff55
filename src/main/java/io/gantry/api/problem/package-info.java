/**
 * What goes wrong and how it is told: RFC 9457 problems, their catalogue, and the mapping of every
 * exception to one. No answer with an error leaves the API but through this package.
 */
@NullMarked
package io.gantry.api.problem;

import org.jspecify.annotations.NullMarked;
