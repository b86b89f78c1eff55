/**
 * The WAR on its server, over HTTP. Every server listens on a free port of 127.0.0.1 and is stopped
 * with the JVM of the tests.
 */
package io.gantry.server;
