/** Finds, reads, accounts, renders and writes. */
@NullMarked
package dev.portolan.engine;

import org.jspecify.annotations.NullMarked;
