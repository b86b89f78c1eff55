/**
 * The configuration: one immutable record, read from system properties, the environment and files,
 * with all errors at once. This is the only package that reads the environment.
 */
@NullMarked
package io.gantry.config;

import org.jspecify.annotations.NullMarked;
