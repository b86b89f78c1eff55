/**
 * Tests of the command line, in this process: streams, terminal and environment are given. Stores
 * are those in memory; one test runs the real launcher.
 */
@NullMarked
package io.gantry.cli;

import org.jspecify.annotations.NullMarked;
