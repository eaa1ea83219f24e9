/** Writes what Kamal needs. */
@NullMarked
package dev.portolan.kamal;

import org.jspecify.annotations.NullMarked;
