/**
 * What every store must do, as suites that run unchanged on each of them; {@link
 * io.gantry.contract.StoreContract} composes them all. A suite speaks to the ports alone and knows
 * no store: nothing is skipped for any of them.
 */
@NullMarked
package io.gantry.contract;

import org.jspecify.annotations.NullMarked;
