/**
 * Rules of the code base stated as tests. Every rule says why it exists, and {@code planted} holds
 * classes that break each of them: a rule that no class can break does not belong here.
 */
@NullMarked
package io.gantry.architecture;

import org.jspecify.annotations.NullMarked;
