/**
 * The bytes of uploaded files: kept in a folder, recognised and measured by their first bytes
 * alone. Knows no record and no request; what a file is to its owner is told by the record.
 */
@NullMarked
package io.gantry.api.files;

import org.jspecify.annotations.NullMarked;
