/**
 * What every store must do, as suites that run unchanged on each of them; {@link
 * io.gantry.contract.StoreContract} composes them all. A suite speaks to the ports alone and knows
 * no store. What is skipped is skipped for a schema version, on all of its stores alike: versions 7
 * and 8 skip only what versions with fewer tenants, owners or ids of their own must do instead.
 */
@NullMarked
package io.gantry.contract;

import org.jspecify.annotations.NullMarked;
