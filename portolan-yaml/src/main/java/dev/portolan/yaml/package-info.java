/** Reads and writes portolan.yaml. */
@NullMarked
package dev.portolan.yaml;

import org.jspecify.annotations.NullMarked;
