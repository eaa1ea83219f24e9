/** A value that may have been stated, where it belongs in the app, and who stated it. */
@NullMarked
package dev.portolan.fact;

import org.jspecify.annotations.NullMarked;
