/**
 * Lets pages of the configured origins call the API from a browser (CORS). Without such origins
 * nothing is allowed and nothing is added to any answer.
 */
@NullMarked
package io.gantry.api.cors;

import org.jspecify.annotations.NullMarked;
