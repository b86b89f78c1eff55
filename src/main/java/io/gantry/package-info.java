/**
 * Gantry: one workspace API that runs the same on SQLite, PostgreSQL and DynamoDB. Types live in
 * the packages below this one; this package itself stays empty.
 */
package io.gantry;
