/** Writes what Defang needs. */
@NullMarked
package dev.portolan.defang;

import org.jspecify.annotations.NullMarked;
