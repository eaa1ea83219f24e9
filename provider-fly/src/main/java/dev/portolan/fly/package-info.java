/** Writes what Fly needs. */
@NullMarked
package dev.portolan.fly;

import org.jspecify.annotations.NullMarked;
