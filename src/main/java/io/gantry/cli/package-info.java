/**
 * The command line: one class per command, which reads options, asks people and prints; what it
 * does with a store it does through the ports. It knows no adapter: stores are opened by {@link
 * io.gantry.address.Stores}.
 */
@NullMarked
package io.gantry.cli;

import org.jspecify.annotations.NullMarked;
