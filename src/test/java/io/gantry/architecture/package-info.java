/**
 * Rules of the code base stated as tests. Every rule says why it exists, and a rule that no class
 * can break does not belong here.
 */
package io.gantry.architecture;
