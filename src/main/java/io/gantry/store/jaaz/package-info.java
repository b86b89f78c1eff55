/**
 * How Jaaz wrote things down: texts of messages, times, ids and payloads of the versions 1 to 6,
 * read leniently and written so that the old application goes on reading them. Plain rules that
 * know no database and no API; the adapters and the paths of the old client share them.
 */
@NullMarked
package io.gantry.store.jaaz;

import org.jspecify.annotations.NullMarked;
