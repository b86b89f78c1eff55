/**
 * Tables of other programs, row by row and value by value as their database gives them, for whoever
 * makes records of them. Knows neither a database nor what the rows mean; both adapters implement
 * it.
 */
@NullMarked
package io.gantry.store.foreign;

import org.jspecify.annotations.NullMarked;
