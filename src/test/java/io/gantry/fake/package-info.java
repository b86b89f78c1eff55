/**
 * A store in memory that keeps every promise of the ports, for tests that need a store and no
 * database. It passes the contract suites like any other store; it depends on the ports alone.
 */
@NullMarked
package io.gantry.fake;

import org.jspecify.annotations.NullMarked;
