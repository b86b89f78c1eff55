/**
 * The document backend: schema version 8 in one Amazon DynamoDB table, Jakarta NoSQL documents over
 * a database manager of our own. The only package that knows Jakarta NoSQL, JNoSQL and the AWS SDK;
 * nothing of them leaves it, and nobody but the bootstrap uses it.
 */
@NullMarked
package io.gantry.store.document;

import org.jspecify.annotations.NullMarked;
