/** Keeps what a platform's own command line says of a running app, as far as the source lets it through. */
@NullMarked
package dev.portolan.engine.snapshot;

import org.jspecify.annotations.NullMarked;
