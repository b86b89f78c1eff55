/**
 * Tests of the document store: the contract of all stores, and what only this one promises, above
 * all that every request names its keys. They run on DynamoDB Local, or on a client that fails.
 */
@NullMarked
package io.gantry.store.document;

import org.jspecify.annotations.NullMarked;
