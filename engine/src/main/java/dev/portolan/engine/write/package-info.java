/** Turns a finished document into the text of its file. */
@NullMarked
package dev.portolan.engine.write;

import org.jspecify.annotations.NullMarked;
