/**
 * The way in when Gantry brings its own server: reads the configuration and starts Payara Micro
 * with the WAR in it. It runs outside the application and uses only {@code io.gantry.config}.
 */
package io.gantry.launch;
