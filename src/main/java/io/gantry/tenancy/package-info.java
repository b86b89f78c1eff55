/**
 * The tenant: its name in code, the tenant of the current request, and the key to cross-tenant
 * work. Depends on {@code common} alone.
 */
@NullMarked
package io.gantry.tenancy;

import org.jspecify.annotations.NullMarked;
