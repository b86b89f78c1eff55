/** Specifies what is counted of requests and under which labels. Uses fakes made by hand. */
@NullMarked
package io.gantry.api.metrics;

import org.jspecify.annotations.NullMarked;
