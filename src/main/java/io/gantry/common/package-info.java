/**
 * Values and rules that three packages or more use: paging, ids, raw JSON, owned records. They are
 * plain Java; this package depends on nothing of Gantry.
 */
@NullMarked
package io.gantry.common;

import org.jspecify.annotations.NullMarked;
